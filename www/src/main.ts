/** Wires the page: address to state, state to views, wishes to the session. */
import { followDrops } from './dropping';
import type { ModelSource } from './engine/protocol';
import { spawn } from './engine/spawn';
import { type Command, commandFrom } from './keys';
import { languages } from './notes/languages';
import { Player } from './player';
import { Session } from './session';
import { shippedModels } from './shipped';
import { dress, noticeRead, speak } from './state/actions';
import { parseAddress, printAddress } from './state/address';
import { addressFields } from './state/decoding';
import { initialState, type State } from './state/state';
import { Store } from './state/store';
import { Page } from './views/page';
import { hear } from './views/wishes';

/** Slow enough to read along. */
const pauseMs = 450;
const openingModel = 'storyland';
/** Words of that model's language. */
const openingPrompt = 'once upon a time';

const address = parseAddress(location.search, navigator.languages);
const shipped = [...shippedModels.keys()];
const store = new Store(
  initialState({
    language: address.language,
    theme: address.theme,
    shipped,
    prompt: address.prompt ?? openingPrompt,
    decoding: address.decoding,
  }),
);
const session = new Session(store, spawn);
const player = new Player({ pauseMs, step: () => session.step() });
const page = new Page();

function show(state: State): void {
  page.state = state;
  player.playing = state.playing;
  document.documentElement.lang = languages[state.language].tag;
  document.documentElement.dataset.theme = state.theme;
}

function sourceFrom(model: string): ModelSource {
  const addresses = shippedModels.get(model);
  if (!addresses) {
    const base = document.baseURI;
    // What is no address at all is refused like any other, by the worker.
    return {
      kind: 'address',
      address: URL.canParse(model, base) ? new URL(model, base).href : model,
    };
  }
  // The worker lives in another folder: addresses must not depend on where they are read.
  const absolute = Object.entries(addresses).map(([name, at]) => [
    name,
    new URL(at, document.baseURI).href,
  ]);
  return { kind: 'shipped', name: model, addresses: Object.fromEntries(absolute) };
}

function remember(changed: Record<string, string | null>): void {
  history.replaceState(null, '', printAddress(location.search, changed));
}

const commands: Record<Command, () => void> = {
  step: () => void session.step(),
  back: () => void session.back(),
  forward: () => void session.forward(),
  restart: () => void session.restart(),
  play: () => session.play(!store.state.playing),
};

hear(page, {
  'step-wanted': commands.step,
  'back-wanted': commands.back,
  'forward-wanted': commands.forward,
  'decoding-changed': (decoding) => {
    remember(addressFields(decoding));
    void session.decode(decoding);
  },
  'order-wanted': (engine) => void session.order(engine),
  'node-picked': (node) => void session.go(node),
  'restart-wanted': commands.restart,
  'play-wanted': (playing) => session.play(playing),
  'prompt-typed': (prompt) => void session.type(prompt),
  'token-chosen': (id) => void session.choose(id),
  'head-picked': ({ layer, head }) => void session.pickHead(layer, head),
  'cell-pointed': (cell) => session.point(cell),
  'shipped-picked': (name) => void session.load(sourceFrom(name)),
  'files-given': (files) => void session.load({ kind: 'files', files }),
  'address-given': (model) => void session.load(sourceFrom(model)),
  'language-picked': (language) => {
    store.act(speak(language));
    remember({ lang: language });
  },
  'theme-picked': (theme) => {
    store.act(dress(theme));
    remember({ theme });
  },
  'notice-read': () => store.act(noticeRead),
});

followDrops(document, {
  onHover: (hovering) => {
    page.dropping = hovering;
  },
  onFiles: (files) => void session.load({ kind: 'files', files }),
});

document.addEventListener('keydown', (event) => {
  const command = commandFrom(event);
  if (command) commands[command]();
});

store.follow(show);
document.body.append(page);
void session.load(sourceFrom(address.model ?? openingModel));
