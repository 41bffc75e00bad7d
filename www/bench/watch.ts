/** What is watched from inside the page: when its frames are painted, and which of its tasks were long. */

export interface Watch {
  /** From the start of the navigation to the first frame with a distribution, in milliseconds. */
  opened: Promise<number>;
  /** For each press of "step": from the click to the first frame with the new token, in milliseconds. */
  steps: Promise<number>[];
  longTasks: { startMs: number; lengthMs: number }[];
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/**
 * Is sent to the page as text and runs there before the page's own scripts, so it may refer to nothing outside itself.
 * A frame counts as painted once the page's own part of it is done; putting its pixels together follows elsewhere.
 */
export function installWatch(): void {
  const find = (selector: string, root: ParentNode = document): Element | null => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inside = shadowRoot && find(selector, shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  let strip: Element | null = null;
  const written = () => {
    if (!strip?.isConnected) strip = find('look-token-strip');
    return strip?.shadowRoot?.querySelectorAll('.chip.written').length ?? 0;
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // A message that is posted before a frame's layout arrives after its painting.
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  const paintedWith = async (isDrawn: () => boolean) => {
    do await frame();
    while (!isDrawn());
    return afterPaint();
  };

  const watch: Watch = {
    opened: paintedWith(
      () => find('look-next-tokens')?.shadowRoot?.querySelector('button') != null,
    ),
    steps: [],
    longTasks: [],
  };
  window.watch = watch;

  const isStepButton = (target: EventTarget) =>
    target instanceof Element && target.matches('button.step');
  addEventListener(
    'click',
    (event) => {
      if (!event.composedPath().some(isStepButton)) return;
      const before = written();
      const painted = paintedWith(() => written() > before);
      watch.steps.push(painted.then((end) => end - event.timeStamp));
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      watch.longTasks.push({ startMs: startTime, lengthMs: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}
