/** Files may be dropped anywhere on the page. */
import { droppedFiles } from './engine/drop';
import type { NamedFile } from './engine/protocol';

export interface DropOptions {
  onHover(hovering: boolean): void;
  onFiles(files: NamedFile[]): void;
}

export function followDrops(target: Document, { onHover, onFiles }: DropOptions): void {
  target.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onHover(true);
  });
  target.addEventListener('dragleave', (event) => {
    // Without a related target the pointer has left the window.
    if (event.relatedTarget === null) onHover(false);
  });
  target.addEventListener('drop', async (event) => {
    if (!event.dataTransfer || !carriesFiles(event)) return;
    event.preventDefault();
    onHover(false);
    onFiles(await droppedFiles(event.dataTransfer));
  });
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
