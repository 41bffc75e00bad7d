/** Resolves once the next frame has been drawn, or before long where nothing is drawn, as in a hidden tab. */
export function frameDrawn(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 1000);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
