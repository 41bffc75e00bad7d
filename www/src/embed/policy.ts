/** What the policy of the page around keeps the engine from: told by the rule that would let it start. */
import type { Problem } from '../engine/protocol';

/** What is read of a `SecurityPolicyViolationEvent`. */
export interface Violation {
  effectiveDirective: string;
  blockedURI: string;
  sourceFile: string | null;
}

/** What a page must allow, by directive; `host` is where the module lies, as a policy says it. */
const needs: Record<string, (host: string, blocked: string) => string> = {
  'script-src': () => "'wasm-unsafe-eval'",
  'worker-src': (host, blocked) => (blocked === 'blob' ? 'blob:' : host),
  'connect-src': (host) => host,
};

/** The rule that a page of `origin` breaks; `null`: it is no affair of the module at `address`. */
export function ruleFrom(violation: Violation, address: string, origin: string): string | null {
  const { effectiveDirective: directive, blockedURI, sourceFile } = violation;
  const module = new URL(address);
  const folder = new URL('.', module).href;
  // Not every browser says who asked for a blob, which a module of another host does.
  const isBlob = blockedURI === 'blob' && !sourceFile && module.origin !== origin;
  const isOurs = isBlob || [blockedURI, sourceFile].some((one) => one?.startsWith(folder));
  const host = module.origin === origin ? "'self'" : module.origin;
  const need = isOurs && needs[directive]?.(host, blockedURI);
  return need ? `the page's Content-Security-Policy must allow ${need} in ${directive}` : null;
}

let refused: Problem | null = null;
const told = new Set<string>();

/** The first that was refused; `null`: nothing was. */
export const refusal = (): Problem | null => refused;

document.addEventListener('securitypolicyviolation', (violation) => {
  // A script that is no module has no address of its own: it is the frame's.
  const rule = ruleFrom(violation, import.meta.url || location.href, location.origin);
  if (rule === null || told.has(rule)) return;
  told.add(rule);
  refused ??= { code: 'refused-by-policy', message: rule };
  // biome-ignore lint/suspicious/noConsole: whoever writes the page's policy looks there
  console.warn(`<look-back>: ${rule}`);
});
