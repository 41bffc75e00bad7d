/** What one pastes to show a figure elsewhere: a link, a frame, an element, a slide, a shortcode, a picture. */

export const sharedViews = [
  'decode',
  'attention',
  'compare',
  'text',
  'next',
  'waterfall',
  'tree',
  'rounds',
  'ledger',
  'matrix',
] as const;
export type SharedView = (typeof sharedViews)[number];

export const sharedControls = ['none', 'step', 'all'] as const;
export type SharedControls = (typeof sharedControls)[number];

export const snippetKinds = ['link', 'frame', 'element', 'slide', 'quarto', 'picture'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

export interface Share {
  /** The folder in which the page lies. */
  site: string;
  /** The page's own address fields: `?prompt=…`. */
  search: string;
  view: SharedView;
  controls: SharedControls;
  /** `null`: the reader's. */
  language: 'en' | 'zh' | null;
  theme: 'system' | 'light' | 'dark';
  /** How many steps a slide goes through. */
  steps: number;
  /** In pixels. */
  height: number;
  /** What a screen reader says of the frame or picture. */
  title: string;
}

/** The picture that the engine draws of a view. */
export const pictureOf = {
  decode: 'tree',
  attention: 'attention',
  compare: null,
  text: 'ledger',
  next: 'waterfall',
  waterfall: 'waterfall',
  tree: 'tree',
  rounds: 'tree',
  ledger: 'ledger',
  matrix: 'attention',
} as const satisfies Record<SharedView, string | null>;

const snippets: Record<SnippetKind, (share: Share) => string> = {
  link: linkTo,
  frame: (share) =>
    `<iframe src="${escaped(frameAddress(share))}" title="${escaped(share.title)}" width="100%" height="${share.height}" sandbox="allow-scripts" loading="lazy"></iframe>`,
  element: (share) => `${script(share, 'look-back.js')}\n${element(share)}`,
  slide: (share) =>
    `<section>\n  <iframe data-src="${escaped(frameAddress(share))}" title="${escaped(share.title)}" width="100%" height="${share.height}" data-steps="${share.steps}"></iframe>\n</section>\n\n<script type="module">\n  import { RevealLookBack } from "${escaped(share.site)}look-back-reveal.js";\n  Reveal.initialize({ plugins: [RevealLookBack] });\n</script>`,
  quarto: (share) =>
    `{{< look-back url="${frameAddress(share)}" title="${inShortcode(share.title)}" height="${share.height}" steps="${share.steps}" >}}`,
  picture: (share) =>
    `[![${inMarkdown(share.title)}](${pictureOf[share.view] ?? 'decode'}.svg)](${linkTo(share)})`,
};

export function snippet(kind: SnippetKind, share: Share): string {
  return snippets[kind](share);
}

/** Where the figure alone is shown. */
export function frameAddress(share: Share): string {
  return address(`${share.site}embed.html`, fieldsOf(share));
}

/** A whole view has its page; a figure alone has its frame. */
function linkTo(share: Share): string {
  const { view, site } = share;
  if (view !== 'decode' && view !== 'attention' && view !== 'compare') return frameAddress(share);
  const fields = fieldsOf(share);
  fields.delete('controls');
  if (view === 'decode') fields.delete('view');
  return address(site, fields);
}

/** What is as usual for a frame is left out. */
function fieldsOf({ search, view, controls, language, theme }: Share): URLSearchParams {
  const fields = new URLSearchParams(search);
  const changed: Record<string, string | null> = {
    lang: language,
    theme: theme === 'system' ? null : theme,
    view,
    controls: controls === 'step' ? null : controls,
  };
  for (const [field, value] of Object.entries(changed)) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  return fields;
}

/** Readable, and safe between quotes and in Markdown's brackets. */
function address(page: string, fields: URLSearchParams): string {
  const plain = /%(?:3A|2C|3B|40|2F|3D|2A|7C)/g; // : , ; @ / = * |
  const encode = (text: string) =>
    encodeURIComponent(text)
      .replace(plain, decodeURIComponent)
      .replaceAll('%20', '+')
      .replace(/[()'!|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const pairs = Array.from(fields, ([field, value]) => `${encode(field)}=${encode(value)}`);
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`;
}

function element(share: Share): string {
  const attributes = Array.from(fieldsOf(share), ([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<look-back${attributes.join('')}></look-back>`;
}

function script({ site }: Share, file: string): string {
  return `<script type="module" src="${escaped(site + file)}"></script>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** For HTML's text, and an attribute between double quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (sign) => entities[sign] ?? sign);
}

function inMarkdown(text: string): string {
  return escaped(text.replace(/\s+/g, ' ')).replace(/[\\[\]`*_]/g, (sign) => `\\${sign}`);
}

function inShortcode(text: string): string {
  return text.replace(/["\\<>{}]/g, '').replace(/\s+/g, ' ');
}
