/** A figure of the page as a file of one of its formats; all of it is fetched when the first one is saved. */
import { csvFormat } from 'd3-dsv';
import type { PictureKind } from 'lookback';
import { type FigureName, tableOf } from './layout/figures';
import { learn } from './notes/languages';
import type { PictureNotes } from './notes/pictures';
import { palettes } from './pictures/palette';
import { pictures } from './pictures/pictures';
import type { Language, State } from './state/state';
import type { FigureFormat } from './views/wishes';

/** Dots of a picture for each of its pixels: sharp on a projector and in print. */
const density = 3;
/** No browser draws on a longer side. */
const longestSide = 16_000;

export interface Figures {
  state: State;
  theme: 'light' | 'dark';
  /** The engine's own pictures. */
  engine(figure: PictureKind, theme: 'light' | 'dark'): Promise<string | null>;
}

/** They come with the pictures, not with the first visit. */
const words: Record<Language, () => Promise<PictureNotes>> = {
  en: async () => (await import('./notes/en/pictures')).picturesEn,
  zh: async () => (await import('./notes/zh/pictures')).picturesZh,
};

export async function fileOf(
  figure: FigureName,
  format: FigureFormat,
  figures: Figures,
): Promise<Blob | null> {
  switch (format) {
    case 'csv':
      return new Blob([csvFormat(tableOf(figure, figures.state))], { type: 'text/csv' });
    case 'json':
      return new Blob([jsonOf(figure, figures.state)], { type: 'application/json' });
    case 'svg': {
      const svg = await svgOf(figure, figures);
      return svg === null ? null : new Blob([svg], { type: 'image/svg+xml' });
    }
    case 'png': {
      const svg = await svgOf(figure, figures);
      return svg === null ? null : pixels(svg);
    }
  }
}

/** Drawn by the engine or by the page; `null` where there is nothing to draw. */
export async function svgOf(
  figure: FigureName,
  { state, theme, engine }: Figures,
): Promise<string | null> {
  if (!(figure in pictures)) return engine(figure as PictureKind, theme);
  const draw = pictures[figure as keyof typeof pictures];
  const { language } = state;
  const [notes, own] = await Promise.all([learn(language), words[language]()]);
  return draw({ state, notes, words: own, palette: palettes[theme] });
}

/** With what it takes to see it again: a session, or what was compared. */
function jsonOf(figure: FigureName, state: State): string {
  const { reading, comparison, prompt, lanes } = state;
  const rows = tableOf(figure, state);
  const isCompared = figure === 'lanes' || figure === 'measures';
  const origin = isCompared
    ? { prompt, lanes, running: comparison?.running ?? false }
    : { session: JSON.parse(reading?.session ?? 'null') };
  return JSON.stringify({ figure, ...origin, rows }, null, 1);
}

async function pixels(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(density, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large')))),
  );
}
