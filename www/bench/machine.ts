/** Where the figures come from: the same code gives others on another machine, or on a busy one. */
import { cpus, loadavg, totalmem } from 'node:os';
import type { Browser } from 'playwright-core';

export interface Machine {
  measuredAt: string;
  processor: string;
  cores: number;
  memoryGb: number;
  /** How many threads wanted to run, over the minute before the first measurement. */
  loadBefore: number;
  node: string;
  userAgent: string;
}

export async function machineOf(browser: Browser): Promise<Machine> {
  const page = await browser.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.close();
  return {
    measuredAt: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: load(),
    node: process.version,
    userAgent: `${userAgent} (${browser.version()})`,
  };
}

/** How many threads wanted to run, over the last minute. */
export const load = () => loadavg()[0] ?? 0;

/** `loadAfter` is that of the measurements themselves, which keep about one core busy. */
export function describe(machine: Machine, loadAfter: number): string {
  const { processor, cores, memoryGb, loadBefore, node, userAgent, measuredAt } = machine;
  const isBusy = loadBefore > cores / 2 || loadAfter > cores;
  const loads = `load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after`;
  const warning = isBusy ? ' (busy: these times are worse than they need be)' : '';
  return [
    `${processor}, ${cores} cores, ${memoryGb} GB, ${loads}${warning}`,
    `${userAgent}, headless; node ${node}; ${measuredAt}`,
  ].join('\n');
}
