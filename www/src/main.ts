/** Wires the page: address to state, state to views, wishes to the session. */
import { AddressBar, longestAddress, readAddress, writeAddress } from './address_bar';
import { Comparer } from './comparer';
import { download } from './download';
import { followDrops } from './dropping';
import { library } from './engine/library';
import type { NamedFile } from './engine/protocol';
import { spawn } from './engine/spawn';
import type { Figures } from './figure_file';
import { frameDrawn } from './frame_drawn';
import { keepSwitch, readSwitch } from './key_switch';
import { type Command, commandFrom } from './keys';
import type { FigureName } from './layout/figures';
import { languages, learn } from './notes/languages';
import { problemText } from './notes/problem_text';
import { keepOffline } from './offline/register';
import { Opening } from './opening';
import { Player } from './player';
import { beginsAlike, printSaved, readSaved } from './saved_session';
import { Session } from './session';
import { shippedModels } from './shipped';
import {
  complaintsRead,
  dress,
  ideasNoticed,
  keysSwitched,
  lanesPicked,
  lanesScrubbed,
  noticeRead,
  said,
  spacesShown,
  speak,
  speedPicked,
  stagePicked,
} from './state/actions';
import { parseAddress, printAddress } from './state/address';
import { type IdeaName, ideas } from './state/ideas';
import { initialState, type State, speeds, type ViewName } from './state/state';
import { Store } from './state/store';
import { Page } from './views/page';
import { type FigureFormat, hear, type Wishes } from './views/wishes';
import { Visiting } from './visiting';
import { wanted } from './wanted';

/** Words of the usual model's language. */
const openingPrompt = 'once upon a time';

const shipped = [...shippedModels.keys()];
const hasKeys = readSwitch(() => localStorage);
const store = new Store(initialState({ shipped, prompt: openingPrompt, hasKeys }));
const session = new Session(store, spawn, frameDrawn);
const opening = new Opening(store, (wanted, address) => session.load(wanted, address), library);
const visiting = new Visiting(store, session, opening);
const player = new Player({ pauseMs: 0, step: () => session.step() });
const comparer = new Comparer(store, (question) => session.ask(question));
const page = new Page();
const addressBar = new AddressBar({
  read: readAddress,
  write: writeAddress,
});

function show(state: State): void {
  page.state = state;
  player.pauseMs = 1000 / state.speed;
  player.playing = state.playing;
  const root = document.documentElement;
  const { tag } = languages[state.language];
  // What is written to the root has the browser go through the styles of all that there is.
  if (root.lang !== tag) root.lang = tag;
  if (root.dataset.theme !== state.theme) root.dataset.theme = state.theme;
  addressBar.follow(state);
  store.act(ideasNoticed);
}

function remember(changed: Record<string, string | null>): void {
  writeAddress(printAddress(readAddress(), changed), false);
}

/** One file that is JSON and no model's is a session. */
function open(files: NamedFile[]): void {
  const [first] = files;
  if (first && files.length === 1 && /(?<!config|tokenizer|index)\.json$/.test(first.path))
    void openFile(first.file);
  else void opening.load({ source: { kind: 'files', files }, field: null });
}

async function copyLink(): Promise<void> {
  const { model } = store.state;
  const link = new URL(addressBar.address, location.href).href;
  if (link.length > longestAddress) {
    store.act(said({ what: 'too-long', characters: link.length }));
    return;
  }
  await navigator.clipboard.writeText(link);
  store.act(said({ what: 'copied', hasFiles: model?.origin === 'files' }));
}

/** What makes links and embeds is fetched when it is first asked for. */
async function share(): Promise<void> {
  const { openSharing } = await import('./sharing');
  await openSharing(document.body, {
    state: store.state,
    address: addressBar.address,
    draw: drawn,
    save: (figure) => void saveFigure(figure, 'svg'),
  });
}

function saveFile(): void {
  const { reading } = store.state;
  if (!reading) return;
  const text = printSaved(reading.session, store.state, addressBar.address);
  download('lookback.json', new Blob([text], { type: 'application/json' }));
}

/** What makes files of figures is fetched when the first one is saved. */
async function saveFigure(figure: FigureName, format: FigureFormat): Promise<boolean> {
  const { fileOf } = await import('./figure_file');
  const file = await fileOf(figure, format, figures());
  if (file) download(`${figure}.${format}`, file);
  return file !== null;
}

/** Why not is said beside the button as well. */
async function saveWanted({ figure, format, refuse }: Wishes['figure-wanted']): Promise<void> {
  const isSaved = await saveFigure(figure, format);
  const { textProblem, language } = store.state;
  if (!isSaved && textProblem) refuse(problemText(textProblem, await learn(language)).sentence);
}

async function drawn(figure: FigureName): Promise<string | null> {
  const { svgOf } = await import('./figure_file');
  return svgOf(figure, figures());
}

/** In the colours of the page. */
function figures(): Figures {
  const { state } = store;
  const isDark =
    state.theme === 'dark' ||
    (state.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const engine: Figures['engine'] = (figure, theme) => session.picture(figure, theme);
  return { state, theme: isDark ? 'dark' : 'light', engine };
}

/** A session of the model that is open goes on in it; another one's address says where to find it. */
async function openFile(file: File): Promise<void> {
  const saved = readSaved(await file.text());
  if (!saved) {
    store.act(said({ what: 'no-session' }));
    return;
  }
  const { model } = store.state;
  const isHere = saved.model === null || saved.model === model?.name;
  if (saved.page !== null) {
    const address = parseAddress(saved.page, navigator.languages);
    await (isHere ? session.visit(address) : visiting.visit(address));
    const { reading } = store.state;
    if (!reading || beginsAlike(reading.session, saved.session)) return;
  }
  // The tokens count: the address has their text alone, which other tokens may spell.
  if (!(await session.open(saved.session))) store.act(said({ what: 'other-tokens' }));
}

/** An idea's set-up, in the usual model, in the language and the colours that there are. */
function begin(name: IdeaName): void {
  const { language, theme } = store.state;
  const fields = { lang: language, theme };
  const search = printAddress(ideas[name].begin, fields);
  void visiting.visit(parseAddress(search, navigator.languages));
}

function look(view: ViewName): void {
  void session.view(view);
}

/** One step up or down the list of speeds. */
function pace(by: number): void {
  const speed = speeds[speeds.indexOf(store.state.speed) + by];
  if (speed !== undefined) store.act(speedPicked(speed));
}

const commands: Record<Command, () => void> = {
  step: () => void session.step(),
  back: () => void session.back(),
  forward: () => void session.forward(),
  restart: () => void session.restart(),
  play: () => session.play(!store.state.playing),
  slower: () => pace(-1),
  faster: () => pace(1),
  decode: () => look('decode'),
  attention: () => look('attention'),
  compare: () => look('compare'),
};

hear(page, {
  'step-wanted': commands.step,
  'back-wanted': commands.back,
  'forward-wanted': commands.forward,
  'restart-wanted': commands.restart,
  'play-wanted': (playing) => session.play(playing),
  'speed-picked': (speed) => store.act(speedPicked(speed)),
  'view-picked': look,
  'decoding-changed': (decoding) => void session.decode(decoding),
  'order-wanted': (engine) => void session.order(engine),
  'node-picked': (node) => void session.go(node),
  'moment-picked': (node) => void session.lookAt(node),
  'prompt-typed': (prompt) => void session.type(prompt),
  'token-chosen': (id) => void session.choose(id),
  'head-picked': ({ layer, head }) => void session.pickHead(layer, head),
  'cell-pointed': (cell) => session.point(cell),
  'stage-picked': (stage) => store.act(stagePicked(stage)),
  'intervention-wanted': (intervention) => void session.intervene(intervention),
  'probe-wanted': (probe) => void session.probe(probe),
  'spaces-shown': (shown) => store.act(spacesShown(shown)),
  'lanes-changed': (lanes) => store.act(lanesPicked(lanes)),
  'lanes-scrubbed': (shown) => store.act(lanesScrubbed(shown)),
  'shipped-picked': (name) => void opening.load(wanted(name)),
  'files-given': open,
  'address-given': (model) => void opening.load(wanted(model)),
  'opening-answered': (weights) => opening.answer(weights),
  'keep-wanted': () => void opening.keep(),
  'kept-removed': (name) => void opening.forget(name),
  'language-picked': (language) => {
    remember({ lang: language });
    store.act(speak(language));
  },
  'theme-picked': (theme) => {
    remember({ theme });
    store.act(dress(theme));
  },
  'link-wanted': () => void copyLink(),
  'share-wanted': () => void share(),
  'save-wanted': saveFile,
  'session-given': (file) => void openFile(file),
  'notice-read': () => store.act(noticeRead),
  'figure-wanted': (wanted) => void saveWanted(wanted),
  'idea-begun': begin,
  'complaints-read': () => store.act(complaintsRead),
  'keys-switched': (isOn) => {
    keepSwitch(() => localStorage, isOn);
    store.act(keysSwitched(isOn));
  },
});

followDrops(document, {
  onHover: (hovering) => {
    page.dropping = hovering;
  },
  onFiles: open,
});

document.addEventListener('keydown', (event) => {
  const command = store.state.hasKeys ? commandFrom(event) : null;
  if (command) commands[command]();
});

function arrive(): Promise<void> {
  // A page that is one file opens with a lesson of its own.
  const search = readAddress() || (document.documentElement.dataset.address ?? '');
  return visiting.visit(parseAddress(search, navigator.languages));
}

addEventListener('popstate', () => {
  addressBar.returned();
  void arrive();
});

store.follow(show);
store.follow((state) => comparer.follow(state));
document.body.append(page);
void opening.list();
// The first visit must not wait for the second.
void arrive().finally(keepOffline);
