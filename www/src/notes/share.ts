/** The words of the dialog that makes links and embeds. */
import type { SharedControls, SharedView, SnippetKind } from '../layout/snippets';

export interface ShareNotes {
  heading: string;
  close: string;
  view: string;
  views: Record<SharedView, string>;
  controls: string;
  controlKinds: Record<SharedControls, string>;
  language: string;
  readers: string;
  theme: string;
  themes: { system: string; light: string; dark: string };
  height: string;
  steps: string;
  preview: string;
  previous: string;
  next: string;
  kinds: string;
  kind: Record<SnippetKind, string>;
  /** Where it goes, and what it needs there. */
  about: Record<SnippetKind, string>;
  copy: string;
  copied: string;
  savePicture: string;
  noPicture: string;
  /** Of the figure, for who does not see it. */
  title: (view: string, prompt: string) => string;
}
