/** The files in what was dropped on the page, with those inside folders. */
import type { NamedFile } from './protocol';

/** Deeper folders hold no model's files, and might hold a whole disk. */
const deepest = 3;

/** What version control and package managers keep: many files, never a model. */
const passedOver = /^(\..*|node_modules)$/;

/** Must be called while the drop event is being handled: afterwards its items are gone. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const items = Array.from(transfer.items, (item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const found = await Promise.all(
    items.map(({ entry, file }) => {
      if (entry) return filesIn(entry, 0);
      // Some items have no place in a file system, such as an attachment dragged out of a mail.
      return file ? [{ path: file.name, file }] : [];
    }),
  );
  return found.flat();
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isFolder(entry) || depth >= deepest) return [];
  const inside = await entriesIn(entry);
  const wanted = inside.filter((child) => isFile(child) || !passedOver.test(child.name));
  const found = await Promise.all(wanted.map((child) => filesIn(child, depth + 1)));
  return found.flat();
}

/** A reader gives its entries in batches; an empty one is the last. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
