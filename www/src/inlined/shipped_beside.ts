/** In place of `shipped.ts` in a frame: the usual model is part of the script, the others lie beside it. */
import { shippedModels as beside } from '../shipped';
import { shippedModels as inside } from './shipped';

export const shippedModels: ReadonlyMap<string, Record<string, string | Blob>> = new Map([
  ...beside,
  ...inside,
]);
