/** Opens the dialog for links and embeds on what the page shows now. */
import { addressOf } from './address_bar';
import type { FigureName } from './layout/figures';
import { shareNotes } from './notes/share';
import type { State } from './state/state';
import { ShareDialog } from './views/share';

/** Steps that a slide begins with: as many as fit a breath. */
const usualSteps = 5;
const usualHeight = 420;

export interface SharingOptions {
  state: State;
  draw(figure: FigureName): Promise<string | null>;
  save(figure: FigureName): void;
}

/** The dialog goes by itself when it is closed. */
export function openSharing(place: HTMLElement, { state, draw, save }: SharingOptions): void {
  const dialog = new ShareDialog();
  const notes = shareNotes[state.language];
  Object.assign(dialog, { notes, draw, save, prompt: state.prompt });
  dialog.share = {
    site: new URL('.', location.href).href,
    search: addressOf(location.search, state),
    view: state.view,
    controls: 'step',
    language: null,
    theme: 'system',
    steps: usualSteps,
    height: usualHeight,
    title: '',
  };
  place.append(dialog);
}
