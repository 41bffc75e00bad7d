/** Finds the Chromium of this machine and starts it. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { slowed } from './slow';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** `CHROME` decides; else the first that is found. */
function chromiumPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = [
    process.env.CHROME ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    macPath,
  ].find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium found: set CHROME to the path of one');
  return found;
}

export async function launch(): Promise<Browser> {
  // Chromium refuses its sandbox to root, which containers run as.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return slowed(await chromium.launch({ executablePath: chromiumPath(), args }));
}
