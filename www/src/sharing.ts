/** Opens the dialog for links and embeds on what the page shows now. */
import type { FigureName } from './layout/figures';
import type { ShareNotes } from './notes/share';
import type { Language, State } from './state/state';
import { ShareDialog } from './views/share';

/** Steps that a slide begins with: as many as fit a breath. */
const usualSteps = 5;
const usualHeight = 420;

export interface SharingOptions {
  state: State;
  /** The address that leads to it. */
  address: string;
  draw(figure: FigureName): Promise<string | null>;
  save(figure: FigureName): void;
}

/** They come with the dialog, not with the first visit. */
const words: Record<Language, () => Promise<ShareNotes>> = {
  en: async () => (await import('./notes/en/share')).shareEn,
  zh: async () => (await import('./notes/zh/share')).shareZh,
};

/** The dialog goes by itself when it is closed. */
export async function openSharing(place: HTMLElement, options: SharingOptions): Promise<void> {
  const { state, address, draw, save } = options;
  const notes = await words[state.language]();
  const dialog = new ShareDialog();
  Object.assign(dialog, { notes, draw, save, prompt: state.prompt });
  dialog.share = {
    site: new URL('.', location.href).href,
    search: address,
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
