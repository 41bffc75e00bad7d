/** Faces are known to a document, never to a shadow root; and no style element is written into a page of someone else. */
export function knowFaces(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
