/** A court that has received a request, and seats that look at its papers. */
import type { PaperWhat } from '../../main/contract/coview.ts';
import type { Court } from '../../main/court/start.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtHere, type Logged } from './courtHarness.ts';
import type { SyntheticRequest, Wish } from './courtRequest.ts';
import { fileAt } from './filing.ts';
import type { LiveSeat } from './liveSeat.ts';

export type Filed = {
  readonly court: Court & { readonly logged: readonly Logged[] };
  readonly booth: TestBooth;
  readonly request: SyntheticRequest;
  readonly id: string;
  /** Of its receipt. */
  readonly number: string;
};

export async function filed(wish: Wish = {}): Promise<Filed> {
  const court = await courtHere();
  const booth = await boothOf(court);
  return { court, booth, ...(await fileAt(court, booth, wish)) };
}

/** Lays it and says its id, once it lies before the host. */
export async function lay(
  host: LiveSeat,
  number: string,
  what: PaperWhat = 'document',
  idTail = '',
): Promise<string> {
  const before = host.newest()?.paper?.paper;
  await host.say({ t: 'lay', number, what, idTail });
  const view = await host.view(({ paper }) => paper !== null && paper.paper !== before);
  return view.paper?.paper ?? '';
}

/** The whole picture of a page, piece after piece. */
export async function picture(seat: LiveSeat, paper: string, page: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let [from, size] = [0, 1]; from < size;) {
    await seat.say({ t: 'picture', paper, page, from });
    const told = await seat.hears(
      'picture',
      (one) => one.page === page && one.from === from && one.paper === paper,
    );
    const piece = Buffer.from(told.base64, 'base64');
    pieces.push(piece);
    from += piece.length;
    size = told.size;
  }
  return Buffer.concat(pieces);
}
