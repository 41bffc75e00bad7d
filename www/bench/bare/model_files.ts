/** Fetches a model's files, for the gate. */
import type { ModelFiles } from 'lookback';

export async function filesFrom(addresses: string[]): Promise<ModelFiles> {
  const read = addresses.map(async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const name = address.slice(address.lastIndexOf('/') + 1);
    return [name, new Uint8Array(await response.arrayBuffer())] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
