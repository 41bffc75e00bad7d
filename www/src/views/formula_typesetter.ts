/** KaTeX, fetched with the first formula that is shown: a first visit does not pay for it. */
import { knowFaces } from './faces';

export interface Typesetter {
  typeset: (tex: string) => Node;
  styles: CSSStyleSheet;
}

let fetched: Promise<Typesetter> | null = null;

/** Fails where the files cannot be fetched; the next formula asks again. */
export function typesetter(): Promise<Typesetter> {
  fetched ??= fetchIt().catch((reason: unknown) => {
    fetched = null;
    throw reason;
  });
  return fetched;
}

async function fetchIt(): Promise<Typesetter> {
  // A host's page without a doctype has other rules for boxes, and KaTeX refuses it.
  if (document.compatMode !== 'CSS1Compat') throw new Error('no typesetting in quirks mode');
  const [{ default: katex }, { default: css }, { default: faces }] = await Promise.all([
    import('katex'),
    import('katex/dist/katex.min.css?raw'),
    import('../styles/formula_fonts.css?inline'),
  ]);
  knowFaces(faces);
  const styles = new CSSStyleSheet();
  styles.replaceSync(css.replace(/@font-face\{[^}]*\}/g, ''));
  return {
    styles,
    typeset(tex) {
      const place = document.createElement('span');
      // Elements are built one by one: the page's policy takes no style attributes from HTML.
      katex.render(tex, place, { displayMode: true, output: 'htmlAndMathml', throwOnError: false });
      return place;
    },
  };
}
