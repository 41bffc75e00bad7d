/** In place of `shipped.ts` where nothing may be fetched: the models that are part of the script. */
import { models } from 'virtual:packed';
import { bytesFrom } from './unpacked';

export const shippedModels: ReadonlyMap<string, Record<string, string | Blob>> = new Map(
  Object.entries(models).map(([name, files]) => {
    const unpacked = Object.entries(files).map(([file, bytes]) => [
      file,
      new Blob([bytesFrom(bytes)]),
    ]);
    return [name, Object.fromEntries(unpacked)];
  }),
);
