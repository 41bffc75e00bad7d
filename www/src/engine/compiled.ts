/** Compiling a wasm module, also from hosts that serve it under another type. */
export async function compiledAt(address: string): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} from ${address}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}
