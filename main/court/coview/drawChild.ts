/** Entry of the program that draws pages for sessions: documents and pictures of strangers are opened in it, and end with it. */
import sharp from 'sharp';
import { err, ok, type Result } from '../../contract/result.ts';
import { countPages, drawDocumentPage, drawEvidence } from './drawPage.ts';

export type DrawAsk = { readonly n: number; readonly bytes: Uint8Array; readonly job: DrawJob };
export type DrawJob =
  | { readonly kind: 'count' }
  | { readonly kind: 'documentPage'; readonly page: number }
  | { readonly kind: 'evidence' };
/** Of `count` the number of pages, else a picture. */
export type Drawn = { readonly pages: number; readonly picture: Uint8Array };
export type DrawAnswer = { readonly n: number; readonly result: Result<Drawn, 'unreadable'> };

// One core: the court has other work.
sharp.concurrency(1);

const NOTHING = new Uint8Array();

async function draw({ bytes, job }: DrawAsk): Promise<Drawn> {
  // What comes from the court is a Buffer, which pdf.js refuses.
  const plain = new Uint8Array(bytes);
  switch (job.kind) {
    case 'count':
      return { pages: await countPages(plain), picture: NOTHING };
    case 'documentPage':
      return { pages: 1, picture: await drawDocumentPage(plain, job.page) };
    case 'evidence':
      return { pages: 1, picture: await drawEvidence(plain) };
  }
}

process.on('message', (ask: DrawAsk) => {
  const answer = (result: DrawAnswer['result']): void => {
    process.send?.({ n: ask.n, result } satisfies DrawAnswer);
  };
  draw(ask).then(
    (drawn) => answer(ok(drawn)),
    // Whatever is wrong with a file is wrong with this file alone.
    () => answer(err('unreadable')),
  );
});
// A court that died leaves nobody to draw for.
process.on('disconnect', () => process.exit());
