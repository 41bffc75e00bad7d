/** What `build/plugins.ts` packs into a script: gzipped bytes as base64. */
declare module 'virtual:packed' {
  export const wasm: string;
  /** Files by model. */
  export const models: Record<string, Record<string, string>>;
}
