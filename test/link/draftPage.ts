/** A page that writes in the shared draft, for tests: the real replica of a page over a line that can be cut, reloaded and joined again. */
import { DRAFT, type DraftSheet } from '../../main/contract/draft.ts';
import type { LiveTell, SeatAnswer } from '../../main/contract/live.ts';
import type { Court } from '../../main/court/start.ts';
import { startDrafts, type DraftsLine } from '../../renderer/call/draft/drafts.ts';
import { LiveSeat, READY } from './liveSeat.ts';

type Place = Pick<Court, 'url'>;

export const SHEET: DraftSheet = {
  clauses: [
    { clause: 'facts', number: 0, free: true, most: 2_000 },
    { clause: 'first', number: 1, free: true, most: 200 },
    { clause: 'pay', number: 2, free: false, most: DRAFT.words },
  ],
  findings: [],
  missing: [],
};
export const DRAFT_ID = 'draft-of-a-test'.padEnd(22, '-');

export class DraftPage {
  readonly ticket: SeatAnswer;
  #line: LiveSeat | null = null;
  #side: DraftsLine;
  #pages = 0;
  #page = '';

  private constructor(ticket: SeatAnswer) {
    this.ticket = ticket;
    this.#side = this.#newPage();
  }
  static async open(court: Place, ticket: SeatAnswer): Promise<DraftPage> {
    const one = new DraftPage(ticket);
    await one.join(court);
    return one;
  }

  #newPage(): DraftsLine {
    this.#pages += 1;
    this.#page = `page-${this.ticket.seat}-number-${this.#pages}`;
    return startDrafts((ask) => void this.#line?.say(ask).catch(() => undefined));
  }
  get drafts(): DraftsLine['drafts'] {
    return this.#side.drafts;
  }
  get line(): LiveSeat {
    if (this.#line === null) throw new Error('no line');
    return this.#line;
  }

  async join(court: Place): Promise<void> {
    const line = new LiveSeat(court);
    const side = this.#side;
    line.listener = (tell) => hear(side, tell);
    this.#line = line;
    await line.say({ t: 'join', ticket: this.ticket.ticket, page: this.#page });
    await line.view(() => true);
  }
  /** The line is gone; what is written meanwhile stays in the page. */
  cut(): void {
    this.#line?.end();
    this.#line = null;
  }
  /** Everything in the page is gone, and another page comes. */
  async reload(court: Place): Promise<void> {
    this.cut();
    this.#side.close();
    this.#side = this.#newPage();
    await this.join(court);
  }
  /** Until its state is as wanted. */
  async until(fits: (page: DraftPage) => boolean): Promise<void> {
    const { drafts } = this;
    if (fits(this)) return;
    await new Promise<void>((resolve) => {
      const quiet = drafts.onChange(() => {
        if (!fits(this)) return;
        quiet();
        resolve();
      });
    });
  }
  /** Writes where the caret stands, like a person: `at` in the text of now. */
  type(clause: string, at: number, words: string, take = 0): void {
    const before = this.drafts.text(clause);
    const from = Math.min(at, before.length);
    const to = Math.min(from + take, before.length);
    this.drafts.write(clause, before.slice(0, from) + words + before.slice(to), from + words.length);
  }
}

function hear(side: DraftsLine, tell: LiveTell): void {
  switch (tell.t) {
    case 'room':
      return side.seen(tell.view);
    case 'draftSheet':
    case 'draftState':
    case 'drafted':
    case 'draftTaken':
    case 'draftRefused':
    case 'draftWhere':
    case 'draftVersion':
      return side.told(tell);
    default:
      return undefined;
  }
}

/** Everybody of `tickets` is in, the first one the host; the draft is laid, its words written, the others let write, and it is open. */
export async function writing(court: Place, tickets: readonly SeatAnswer[]): Promise<DraftPage[]> {
  const pages: DraftPage[] = [];
  for (const ticket of tickets) {
    const page = await DraftPage.open(court, ticket);
    await page.line.say(READY);
    if (pages[0] !== undefined) {
      await page.line.view(({ seats, you }) =>
        seats.some((one) => one.seat === you && one.phase === 'lobby'),
      );
      await pages[0].line.say({ t: 'admit', seat: ticket.seat });
    }
    await page.line.view(({ seats, you }) => seats.some((one) => one.seat === you && one.phase === 'admitted')); // prettier-ignore
    pages.push(page);
  }
  const [host, ...guests] = pages;
  if (host === undefined) throw new Error('no host');
  await host.line.say({ t: 'layDraft', draft: DRAFT_ID, sheet: SHEET, library: [] });
  await host.until(({ drafts }) => drafts.state().ready);
  host.drafts.write('facts', '双方因借款发生纠纷。');
  host.drafts.write('pay', '甲方向乙方付款人民币100.00元。');
  for (const { ticket } of guests)
    await host.line.say({ t: 'letWrite', draft: DRAFT_ID, seat: ticket.seat, on: true });
  await host.line.say({ t: 'lockDraft', draft: DRAFT_ID, on: false });
  for (const guest of guests)
    await guest.until(({ drafts }) => drafts.state().mayWrite && drafts.text('pay') !== '');
  return pages;
}
