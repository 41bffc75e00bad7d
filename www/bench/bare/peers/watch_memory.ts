/** Sees what wasm memory the page makes while a contender is loaded that hides its own. */

/** Gives a function that says how large all memory is that was made since. */
export function watchMemory(): () => number | null {
  const memories: WebAssembly.Memory[] = [];
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct(target, given, newTarget) {
      const memory = Reflect.construct(target, given, newTarget) as WebAssembly.Memory;
      memories.push(memory);
      return memory;
    },
  });
  return () =>
    memories.length === 0
      ? null
      : memories.reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0);
}
