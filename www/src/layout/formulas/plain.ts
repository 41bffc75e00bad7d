/** A formula as plain text, for as long as it is not typeset. */

const signs: Record<string, string> = {
  alpha: 'α',
  arg: 'arg',
  approx: '≈',
  cdot: '·',
  cdots: '⋯',
  cos: 'cos',
  dots: '…',
  eta: 'η',
  exp: 'exp',
  Gamma: 'Γ',
  ge: '≥',
  in: '∈',
  infty: '∞',
  lambda: 'λ',
  le: '≤',
  leftarrow: '←',
  ln: 'ln',
  log: 'log',
  max: 'max',
  mid: '|',
  min: 'min',
  mu: 'μ',
  ne: '≠',
  notin: '∉',
  propto: '∝',
  quad: '  ',
  rho: 'ρ',
  Rightarrow: '⇒',
  setminus: '∖',
  sigma: 'σ',
  sim: '∼',
  sqrt: '√',
  subset: '⊂',
  sum: '∑',
  tau: 'τ',
  theta: 'θ',
  cup: '∪',
  varepsilon: 'ε',
  varphi: 'φ',
};

export function plainOf(tex: string): string {
  return tex
    .replace(/\\begin\{cases\}|\\end\{cases\}|\\left|\\right(?![a-z])/g, '')
    .replace(/\\(?:mathrm|operatorname|text)\{([^{}]*)\}/g, '$1')
    .replace(/\\\\/g, '; ')
    .replace(/\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '($1) / ($2)')
    .replace(/\\[{}#]/g, (sign) => brackets[sign.slice(1)] ?? '#')
    .replace(/\\[ ,!]/g, ' ')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => signs[name] ?? name)
    .replace(/[_^]?\{([^{}]*)\}/g, (part, inside: string) => `${/^[_^]/.exec(part) ?? ''}${inside}`)
    .replace(/\{([^{}]*)\}/g, '$1')
    .replace(/&/g, ' if ')
    .replace(/⦃/g, '{')
    .replace(/⦄/g, '}')
    .replace(/ +/g, ' ')
    .trim();
}

/** A set's braces, kept apart from those that only group. */
const brackets: Record<string, string> = { '{': '⦃', '}': '⦄' };
