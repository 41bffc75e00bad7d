/** A figure of the page as a file of one of its formats. */
import { csvFormat } from 'd3-dsv';
import type { Reading } from './engine/protocol';
import { type FigureName, tableOf } from './layout/figures';
import type { FigureFormat } from './views/wishes';

/** Dots of a picture for each of its pixels: sharp on a projector and in print. */
const density = 3;

export async function fileOf(
  figure: FigureName,
  format: FigureFormat,
  reading: Reading,
  picture: () => Promise<string | null>,
): Promise<Blob | null> {
  switch (format) {
    case 'csv':
      return new Blob([csvFormat(tableOf(figure, reading))], { type: 'text/csv' });
    case 'json': {
      const { session } = reading;
      const rows = tableOf(figure, reading);
      const text = JSON.stringify({ figure, session: JSON.parse(session), rows }, null, 1);
      return new Blob([text], { type: 'application/json' });
    }
    case 'svg': {
      const svg = await picture();
      return svg === null ? null : new Blob([svg], { type: 'image/svg+xml' });
    }
    case 'png': {
      const svg = await picture();
      return svg === null ? null : pixels(svg);
    }
  }
}

async function pixels(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * density;
  canvas.height = image.naturalHeight * density;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large')))),
  );
}
