/** The words around the views: the tabs, the transport, what an address said, keeping. */
import type { FigureName } from '../layout/figures';
import type { ViewName } from '../state/state';

export interface PageNotes {
  views: { label: string } & Record<ViewName, string>;
  about: Record<ViewName, string>;
  speed: string;
  stepsASecond: (speed: number) => string;
  slower: string;
  faster: string;
  spaces: string;
  /** A token of the text, as a button. */
  lookAt: string;
  past: (token: string) => string;
  backToNow: string;
  complaints: string;
  complaint: (field: string, value: string) => string;
  understood: string;
  figure: {
    saveAs: string;
    names: Record<FigureName, string>;
  };
  keeping: {
    link: string;
    share: string;
    copied: string;
    tooLong: (characters: string) => string;
    noFiles: string;
    save: string;
    open: string;
    notASession: string;
  };
}
