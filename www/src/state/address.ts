/**
 * What the page's address says about the state, and the state as an address. The fields that are
 * read here are all there are: what an address lacks has its usual value.
 */
import type { ProbePlace } from '../engine/protocol';
import { type Stage, stages, usualStage } from '../layout/attention_stages';
import {
  addressFields,
  countFrom,
  type Decoding,
  decodingFrom,
  decodingFromSettings,
} from './decoding';
import { printDeeds, readDeeds } from './deeds';
import {
  interventionFields,
  interventionFrom,
  partFrom,
  printProbe,
  probeFrom,
} from './inside_address';
import { printLanes, readLanes, usualLanes } from './lanes';
import { languageFrom, preferred } from './language';
import type { Cell, Complaint, Language, State, Theme, ViewName } from './state';
import { speeds, usualSpeed, views } from './state';

export interface Address {
  language: Language;
  theme: Theme;
  view: ViewName;
  /** A shipped model's name, or a folder on this host. */
  model: string | null;
  prompt: string | null;
  /** What the text begins to be decoded by. */
  decoding: Decoding;
  /** Everything that was done to it. */
  actions: string[];
  /** The node whose next token is looked at. */
  at: number | null;
  layer: number;
  head: number;
  cell: Cell | null;
  /** The fields `mask`, `flip` and `off`, as the engine reads them together. */
  intervention: string;
  probe: ProbePlace | null;
  stage: Stage;
  speed: number | null;
  showsSpaces: boolean;
  lanes: string[];
  lanesShown: number | null;
  /** What it says and cannot mean. */
  complaints: Complaint[];
}

/** `languages` are the reader's, the preferred one first. */
export function parseAddress(search: string, languages: readonly string[]): Address {
  const fields = new URLSearchParams(search);
  const complaints: Complaint[] = [];
  /** A field's value; one that cannot be read is complained of, and is as if it were not there. */
  function field<T>(name: string, read: (value: string) => T | null): T | null {
    const value = fields.get(name);
    if (value === null) return null;
    const meaning = read(value);
    if (meaning === null) complaints.push({ field: name, value, problem: null });
    return meaning;
  }
  /** Each lane by itself: those that are none leave the others as they are. */
  function lanesFrom(text: string): string[] {
    const { lanes, others } = readLanes(text);
    const instead = lanes.length > 0 ? { instead: { holds: 'others' as const } } : {};
    for (const value of lanes.length + others.length > 0 ? others : [text])
      complaints.push({ field: 'lanes', value, problem: null, ...instead });
    return lanes.length > 0 ? lanes : usualLanes;
  }
  field('seed', countFrom);
  field('tokens', countFrom);
  const lanes = fields.get('lanes');
  return {
    language: field('lang', languageFrom) ?? preferred(languages),
    theme: field('theme', (value) => oneOf(['system', 'light', 'dark'], value)) ?? 'system',
    view: field('view', (value) => oneOf(views, value)) ?? 'decode',
    model: fields.get('model'),
    prompt: fields.get('prompt'),
    decoding: decodingFrom(fields),
    actions: readDeeds(fields.get('did') ?? ''),
    at: field('at', countFrom),
    layer: field('layer', countFrom) ?? 0,
    head: field('head', countFrom) ?? 0,
    cell: field('cell', cellFrom),
    intervention: interventionFrom((part) => field(part, partFrom)),
    probe: field('probe', probeFrom),
    stage: field('stage', (value) => oneOf(stages, value)) ?? usualStage,
    speed: field('speed', (value) => speeds.find((speed) => `${speed}` === value) ?? null),
    showsSpaces: field('spaces', (value) => oneOf(['1'], value)) === '1',
    lanes: lanes === null ? usualLanes : lanesFrom(lanes),
    lanesShown: field('upto', countFrom),
    complaints,
  };
}

/** The fields of the address that is this state; `null` for those that are as usual. */
export function fieldsOf(state: State): Record<string, string | null> {
  const { reading, look, cell, inside, stage } = state;
  const saved = reading && savedFrom(reading.session);
  return {
    prompt: state.prompt,
    ...addressFields(saved ? decodingFromSettings(saved.settings) : state.decoding),
    did: saved && saved.actions.length > 0 ? printDeeds(saved.actions) : null,
    view: state.view === 'decode' ? null : state.view,
    at: look.at === null ? null : `${look.at}`,
    layer: look.layer === 0 ? null : `${look.layer}`,
    head: look.head === 0 ? null : `${look.head}`,
    cell: cell && `${cell.query}:${cell.key}`,
    ...interventionFields(inside.intervention),
    probe: inside.probe && printProbe(inside.probe),
    stage: stage === usualStage ? null : stage,
    speed: state.speed === usualSpeed ? null : `${state.speed}`,
    spaces: state.showsSpaces ? '1' : null,
    lanes: printLanes(state.lanes),
    upto: state.lanesShown === null ? null : `${state.lanesShown}`,
  };
}

/** The language and the theme of an address, where they are none: fields to take away. */
export function wrongLooks(search: string): Record<string, null> {
  const { complaints } = parseAddress(search, []);
  const looks = complaints.filter(({ field }) => field === 'lang' || field === 'theme');
  return Object.fromEntries(looks.map(({ field }) => [field, null]));
}

/** `search` with some fields set, or taken away by `null`; its other fields stay as they are. */
export function printAddress(search: string, changed: Record<string, string | null>): string {
  const fields = new URLSearchParams(search);
  for (const [field, value] of Object.entries(changed)) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  const pairs = Array.from(fields, ([field, value]) => `${quoted(field)}=${quoted(value)}`);
  return pairs.length === 0 ? '?' : `?${pairs.join('&')}`;
}

/** As short as an address may be: what has no meaning of its own in a query stays as it is. */
function quoted(text: string): string {
  const plain = /%(?:3A|2C|3B|40|2F|3D|2A)/g; // : , ; @ / = *
  return encodeURIComponent(text).replace(plain, decodeURIComponent).replaceAll('%20', '+');
}

const setting = 'set:';

/**
 * From the engine's own value: what the text began with, and everything that was done. Settings that
 * were changed before anything was written are those it began with.
 */
function savedFrom(session: string): { settings: string; actions: string[] } {
  const { settings, actions } = JSON.parse(session) as { settings: string; actions: string[] };
  const last = actions.at(-1);
  if (last === undefined || !actions.every((action) => action.startsWith(setting)))
    return { settings, actions };
  return { settings: last.slice(setting.length), actions: [] };
}

function oneOf<T extends string>(known: readonly T[], value: string): T | null {
  return known.find((one) => one === value) ?? null;
}

function cellFrom(value: string): Cell | null {
  const [query, key] = value.split(':').map(countFrom);
  if (query === undefined || key === undefined || query === null || key === null) return null;
  return { query, key };
}
