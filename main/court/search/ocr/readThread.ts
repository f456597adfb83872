/** Entry of the thread that reads pages: models, pictures and documents of strangers stay in it, and end with it. */
import { parentPort } from 'node:worker_threads';
import { err, ok, type Result } from '../../../contract/result.ts';
import { documentText } from './documentText.ts';
import type { ReadLine } from './lines.ts';
import { loadModels, readPicture } from './pictureReader.ts';

export type ReadAsk = {
  readonly n: number;
  readonly kind: FileKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
};
export type ReadAnswer = { readonly n: number; readonly result: Result<ReadPages, Unreadable> };
/** A `document` holds its words; a `picture` is one page of them to be read. */
export type FileKind = 'document' | 'picture';
export type ReadPages = readonly (readonly ReadLine[])[];
export type Unreadable = { readonly kind: 'unreadable' };

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
let models: ReturnType<typeof loadModels> | null = null;

async function read({ kind, bytes }: ReadAsk): Promise<ReadPages> {
  switch (kind) {
    case 'document':
      return documentText(bytes);
    case 'picture':
      models ??= loadModels();
      return [await readPicture(await models, bytes)];
  }
}

port.on('message', (ask: ReadAsk) => {
  const answer = (result: ReadAnswer['result']): void => port.postMessage({ n: ask.n, result });
  read(ask).then(
    (pages) => answer(ok(pages)),
    // Whatever is wrong with a file is wrong with this file alone.
    () => answer(err({ kind: 'unreadable' })),
  );
});
