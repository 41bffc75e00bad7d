/** What the attributes of `<look-back>`, the address of its frame, and a call of `go` say: one list of fields. */
import type { FigureName } from '../layout/figures';
import { type Address, parseAddress } from '../state/address';
import { apart, together } from '../state/decoding';
import type { Complaint, ViewName } from '../state/state';
import { views } from '../state/state';

/** Figures that stand alone, and the view of the page that each is a part of. */
const figures = {
  text: 'decode',
  next: 'decode',
  waterfall: 'decode',
  tree: 'decode',
  rounds: 'decode',
  ledger: 'decode',
  matrix: 'attention',
} as const satisfies Record<string, ViewName>;

/** A whole view, or one figure of it. */
export type FigureView = ViewName | keyof typeof figures;

/** The one picture that a view has: where it shows several figures, that which says most. */
export const pictured = {
  decode: 'tree',
  attention: 'attention',
  compare: 'lanes',
  text: 'ledger',
  next: 'next-token',
  waterfall: 'waterfall',
  tree: 'tree',
  rounds: 'rounds',
  ledger: 'ledger',
  matrix: 'attention',
} as const satisfies Record<FigureView, FigureName>;

export const controlKinds = ['none', 'step', 'all'] as const;
/** What is drawn to act with: nothing, the buttons that step, or prompt and settings as well. */
export type Controls = (typeof controlKinds)[number];

/** Fields that say which text there is: a change of one begins it anew. */
export const textFields = [
  'model',
  'prompt',
  'strategy',
  'width',
  'processors',
  'seed',
  'tokens',
  'also',
  'did',
] as const;

/** And those that say how it is shown. */
export const lookFields = [
  'lang',
  'theme',
  'view',
  'controls',
  'at',
  'layer',
  'head',
  'cell',
  'mask',
  'flip',
  'off',
  'probe',
  'stage',
  'speed',
  'spaces',
  'lanes',
  'upto',
] as const;

export const fieldNames: readonly string[] = [...textFields, ...lookFields];

export type Fields = ReadonlyMap<string, string>;

/** What is to be shown. */
export interface Shown {
  address: Address;
  view: FigureView;
  controls: Controls;
}

/** `languages` are the reader's, the preferred one first. */
export function readFields(fields: Fields, languages: readonly string[]): Shown {
  const complaints: Complaint[] = [];
  const complain = (field: string, value: string) =>
    complaints.push({ field, value, problem: null });
  const search = new URLSearchParams();
  for (const [name, value] of fields) {
    if (!fieldNames.includes(name)) complain(name, value);
    else if (!['view', 'controls', 'width'].includes(name)) search.set(name, value);
  }
  const view = viewFrom(fields.get('view') ?? 'decode');
  if (view === null) complain('view', fields.get('view') ?? '');
  search.set('view', partOf(view ?? 'decode'));
  const controls = controlKinds.find((one) => one === (fields.get('controls') ?? 'step'));
  if (!controls) complain('controls', fields.get('controls') ?? '');
  const width = fields.get('width');
  if (width !== undefined) {
    const strategy = widened(fields.get('strategy') ?? 'beam', width);
    if (strategy === null) complain('width', width);
    else search.set('strategy', strategy);
  }
  const address = parseAddress(search.toString(), languages);
  return {
    address: { ...address, complaints: [...complaints, ...address.complaints] },
    view: view ?? 'decode',
    controls: controls ?? 'step',
  };
}

/** The fields of an address. */
export function fieldsFrom(search: string): Map<string, string> {
  return new Map(new URLSearchParams(search));
}

function viewFrom(name: string): FigureView | null {
  const isFigure = (one: string): one is keyof typeof figures => Object.hasOwn(figures, one);
  return views.find((one) => one === name) ?? (isFigure(name) ? name : null);
}

function partOf(view: FigureView): ViewName {
  return views.find((one) => one === view) ?? figures[view as keyof typeof figures];
}

/** A search by beams with so many of them; `null` where there are none to count. */
function widened(strategy: string, width: string): string | null {
  const { name, values } = apart(strategy);
  if (!/beam/.test(name) || !/^[1-9]\d{0,3}$/.test(width)) return null;
  return together(name, [width, ...values.slice(1)]);
}
