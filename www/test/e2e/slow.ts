/** Makes the browser as slow as a busy machine is, so that whatever a test does not wait for is not there yet. */
import type { Browser, Page } from 'playwright-core';

/** `SLOW=4`: pages compute at a quarter of their speed, and all that they ask for comes late. */
const times = Number(process.env.SLOW ?? 1);
/** By how much an answer of the host, or of a worker, which the browser does not slow down, is late. */
export const lateMs = 100 * (times - 1);

export function slowed(browser: Browser): Browser {
  if (times === 1) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(30_000 * times);
    await context.addInitScript(delayQuestions, lateMs);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => throttled(await newPage());
    return context;
  };
  return browser;
}

async function throttled(page: Page): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  return page;
}

/** In the page: holds back what it says to its workers, in its order. */
function delayQuestions(lateMs: number): void {
  for (const { prototype } of [Worker, MessagePort]) {
    const post = prototype.postMessage;
    prototype.postMessage = function (this: Worker | MessagePort, ...message: unknown[]) {
      setTimeout(() => Reflect.apply(post, this, message), lateMs);
    };
  }
}
