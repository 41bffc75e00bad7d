/** The models that come with the page: every folder in `models/`, found when the page is built. */

const addresses = import.meta.glob<string>(
  [
    '../../models/*/*.{json,safetensors}',
    // How it was made is not part of a model.
    '!../../models/*/training.json',
    // A masked model does not write on.
    '!../../models/storyland-mlm/*',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** File names and their addresses, by the name of the folder. */
export const shippedModels: ReadonlyMap<string, Record<string, string | Blob>> = byFolder(
  addresses,
);

export function byFolder<T>(found: Record<string, T>): Map<string, Record<string, T>> {
  const folders = new Map<string, Record<string, T>>();
  for (const [path, address] of Object.entries(found)) {
    const [folder, file] = path.split('/').slice(-2);
    if (folder === undefined || file === undefined) continue;
    folders.set(folder, { ...folders.get(folder), [file]: address });
  }
  return folders;
}
