/** Gives the reader a file. */

export function download(name: string, contents: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(contents);
  link.download = name;
  link.click();
  // The browser has taken the address with the click.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
