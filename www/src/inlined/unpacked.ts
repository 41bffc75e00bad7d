/** From the letters in a script to the gzipped bytes that they stand for. */

export function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

export function unzipped(base64: string): Response {
  const bytes = new Blob([bytesFrom(base64)]).stream();
  return new Response(bytes.pipeThrough(new DecompressionStream('gzip')));
}
