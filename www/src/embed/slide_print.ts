/** A figure of a slide on paper: what it shows at each fragment, and nothing that lives. */
import type { SlideFigure } from './slide_figure';
import type { SlideSteps } from './slide_steps';

/** In place of what a deck cannot print. `data-print="3"` chooses one state; else each has its picture. */
export async function print(figure: SlideFigure, steps: SlideSteps, count: number): Promise<void> {
  const { element } = figure;
  const chosen = element.getAttribute('data-print');
  const shown =
    chosen === null ? Array.from({ length: count + 1 }, (_, at) => at) : [Number(chosen)];
  const pictures: HTMLElement[] = [];
  for (const at of shown) {
    await figure.go(steps.state(at));
    const picture = await figure.picture();
    // What has no picture of its own is printed as the browser prints a frame: as it stands.
    if (picture === null) return;
    pictures.push(picture);
  }
  const [first, ...later] = pictures;
  const index = element.getAttribute('data-fragment-index');
  for (const [at, picture] of later.entries()) {
    picture.classList.add('fragment');
    if (index !== null) picture.setAttribute('data-fragment-index', `${Number(index) + at}`);
  }
  if (first) element.replaceWith(stacked(element, [first, ...later]));
}

/** One upon another, a later one covering those before it; as large as the figure was. */
function stacked(element: HTMLElement, pictures: HTMLElement[]): HTMLElement {
  const stack = document.createElement('div');
  const { width, height } = getComputedStyle(element);
  stack.className = element.className;
  stack.style.cssText = element.style.cssText;
  Object.assign(stack.style, { width, height, display: 'grid', overflow: 'hidden' });
  stack.dataset.lookBack = 'print';
  const ground = getComputedStyle(element.closest('.reveal-viewport') ?? document.body);
  for (const picture of pictures) {
    picture.style.gridArea = '1 / 1';
    picture.style.background = ground.backgroundColor;
  }
  stack.append(...pictures);
  return stack;
}
