/** Joining a mediation of another booth, one event at a time and at random: nothing is given before the person says so, nothing is signed without a fresh card and good ink, one word at a time, and every state can be drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoothView } from '../../contract/screen.ts';
import type { JoiningAct } from '../../contract/joining.ts';
import type { RemotePlace, RemoteView } from '../../contract/remote/page.ts';
import type { Act } from '../../contract/act.ts';
import { cards } from '../session/sessionKit.ts';
import { viewOf } from '../visit/view.ts';
import type { BoothEvent } from '../visit/visit.ts';
import { NAME_STROKES, TestBooth } from '../visit/visitKit.ts';
import type { Inside, Joining, JoiningNews, JoiningWish } from './joining.ts';

const words = { 'zh-CN': '话', en: 'words' };
const document = { title: words, pages: 2, sha256: 'a'.repeat(64) };
const clauses = ['facts', 'c1'].map((id, number) => ({
  id,
  number,
  text: '条款。',
  heard: false,
  doubt: null,
}));
const lights = { parties: [], others: [], effectiveAt: null };
const geometry = { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };
const asked: RemoteView = { at: 'asked', privacy: { version: '1', title: words, rows: [] }, given: false, meant: { session: 's', party: 'B' }, problem: null }; // prettier-ignore
const atTable = (place: RemotePlace): RemoteView => ({
  at: 'table', session: 's', party: 'B', seat: 'B', as: { standing: 'respondent', nth: null }, name: '李建国', regime: words, cost: words, mayStop: true, place,
}); // prettier-ignore
const signing = (may: 'compare' | 'sign' | 'adding' | 'signed'): RemoteView =>
  atTable({ on: 'signing', document, clauses, lights, may, signedAt: null, before: words, mayRefuse: words, objections: ['不同意'], mayObject: true, geometry }); // prettier-ignore
const VIEWS: readonly RemoteView[] = [
  { at: 'none' }, asked, { ...asked, given: true }, atTable({ on: 'waiting', clauses: [] }), atTable({ on: 'notice', notice: 'rights', number: 1, of: 2, statement: { version: '1', title: words, paragraphs: [words] } }),
  atTable({ on: 'reading', document, clauses }), signing('compare'), signing('sign'), signing('adding'), signing('signed'), atTable({ on: 'sealed', document, lights }), atTable({ on: 'ended', ways: words }),
]; // prettier-ignore

const AROUND = {
  site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' }, link: 'online', clockTrusted: true, practice: false, scannerReady: true, hasScanner: true, camera: null,
  hearing: { voice: 'none', headset: 'none' },
} as const; // prettier-ignore

class Joins {
  readonly booth = Object.assign(new TestBooth(), { online: true });
  get joining(): Joining {
    const { place } = this.booth.visit;
    if (place.kind !== 'joining') throw new Error(`not joining but ${place.kind}`);
    return place.joining;
  }
  get inside(): Inside {
    if (this.joining.at !== 'inside') throw new Error(`not inside but ${this.joining.at}`);
    return this.joining;
  }
  /** What was wished since what was done last. */
  get wishes(): readonly JoiningWish[] {
    return this.booth.effects.flatMap((one) => (one.kind === 'joining' ? [one.wish] : []));
  }
  get view(): BoothView {
    return viewOf(this.booth.state, AROUND, this.booth.moment(), 1);
  }
  does(...events: BoothEvent[]): this {
    this.booth.effects = [];
    for (const event of events) this.booth.send(event);
    return this;
  }
  acts(...acts: Act[]): this {
    return this.does(...acts.map((act) => ({ kind: 'act' as const, act })));
  }
  tells(news: JoiningNews): this {
    return this.does({ kind: 'joining', news });
  }
  shows(view: RemoteView): this {
    return this.tells({ news: 'table', number: '123456', view });
  }
  taps(act: JoiningAct): this {
    return this.acts({ do: 'joining', act });
  }
  card(card = cards.B): this {
    return this.does({ kind: 'cardFound' }, { kind: 'cardRead', card, warnings: [], samNumber: '05' });
  }
  inked(): this {
    const { part } = this.inside;
    const job = part.at === 'sign' ? part.job : '';
    const pad = { model: 'STU', serial: 's', firmware: '1', driver: 'stu' } as const;
    const drawn = NAME_STROKES.map((samples) => ({ kind: 'inkDrawn', job, samples, gaps: 0 }) as const);
    return this.does({ kind: 'signingStarted', job, geometry, pad }, ...drawn);
  }
}

function entered(): Joins {
  const at = new Joins();
  at.acts({ do: 'startJoining' });
  at.acts({ do: 'continueNotice', shownMs: 3000, readAloud: false });
  return at.taps({ do: 'code', typed: '7k3mq-o2xwt' });
}
const toRoom = (): Joins =>
  entered()
    .card()
    .tells({ news: 'seat', seat: { ok: true, value: 't'.repeat(43) } });

describe('on the way in', () => {
  it('a code as people type it is asked of the court after the card, and not before', () => {
    const at = entered();
    expect(at.booth.visit.place).toMatchObject({ kind: 'card', purpose: 'joining' });
    expect(at.wishes).toEqual([]);
    at.card();
    expect(at.wishes).toEqual([{ wish: 'enter', code: '7K3MQ02XWT' }]);
    at.tells({ news: 'seat', seat: { ok: false, error: 'codeUsed' } });
    expect(at.joining).toEqual({ at: 'code', typed: '7K3MQ02XWT', problem: 'codeUsed' });
  });

  it('a code that is too short asks for no card; without the court nobody is sent on', () => {
    const at = new Joins();
    at.booth.online = false;
    at.acts({ do: 'startJoining' });
    at.acts({ do: 'continueNotice', shownMs: 1, readAloud: false });
    expect(at.joining).toMatchObject({ at: 'code', problem: 'unreachable' });
    expect(at.taps({ do: 'code', typed: '7K3' }).joining).toMatchObject({ at: 'code', problem: 'short' });
  });

  it('another card than the first one is not taken in the room', () => {
    const at = toRoom().shows(signing('sign')).taps({ do: 'alone' }).card(cards.A);
    expect(at.inside.part).toMatchObject({ at: 'card', problem: 'differentPerson' });
    expect(at.wishes).toEqual([]);
  });
});

describe('in the room', () => {
  it('the card goes to the table when the person says so, and an old one is laid down again first', () => {
    const at = toRoom().shows(asked);
    expect(at.wishes).toEqual([]);
    expect(at.taps({ do: 'itIsMe', shownMs: 900 }).wishes).toMatchObject([
      { wish: 'showCard', shownMs: 900 },
    ]);
    // one word at a time
    expect(at.taps({ do: 'itIsMe', shownMs: 900 }).wishes).toEqual([]);
    at.tells({ news: 'answered', want: 'showCard', refused: 'staleStatement' });
    expect(at.inside).toMatchObject({ busy: false, refused: 'staleStatement' });
    at.taps({ do: 'itIsMe', shownMs: 50 });
    expect(at.inside.part).toMatchObject({ at: 'card', of: 'offer' });
    expect(at.card().wishes).toMatchObject([{ wish: 'showCard', shownMs: 50 }]);
  });

  it('goes from clause to clause as they are heard, and back by hand', () => {
    const at = toRoom().shows(atTable({ on: 'reading', document, clauses }));
    const shown = (): unknown => {
      const { screen } = at.view;
      return screen.kind === 'joining' && screen.step.at === 'room' && screen.step.part.is === 'clause' ? screen.step.part.clause.id : null;
    }; // prettier-ignore
    expect(shown()).toBe('facts');
    expect(at.taps({ do: 'heard', clause: 'facts', shownMs: 5 }).wishes).toEqual([{ wish: 'ask', ask: { want: 'heard', clause: 'facts', shownMs: 5 } }]); // prettier-ignore
    at.shows(atTable({ on: 'reading', document, clauses: clauses.map((one) => ({ ...one, heard: one.id === 'facts' })) })); // prettier-ignore
    at.tells({ news: 'answered', want: 'heard', refused: null });
    expect(shown()).toBe('c1');
    expect(at.taps({ do: 'turn', by: -1 }) && shown()).toBe('facts');
  });

  it('signs after a card laid down now and good ink, and what the table takes back is dropped', () => {
    const at = toRoom().shows(signing('compare'));
    expect(at.taps({ do: 'alone' }).inside.part.at).toBe('follow');
    at.shows(signing('sign')).taps({ do: 'alone' }).card().inked();
    at.acts({ do: 'signConfirm' });
    expect(at.wishes).toEqual([]);
    at.acts({ do: 'signDone' }, { do: 'signConfirm' });
    expect(at.wishes).toMatchObject([{ wish: 'sign', identity: { card: cards.B } }]);
    expect(at.inside).toMatchObject({ busy: true, part: { at: 'sign', phase: { kind: 'sealing' } } });
    at.shows(signing('adding'));
    expect(at.inside.part.at).toBe('sign');
    at.shows(signing('signed')).tells({ news: 'answered', want: 'sign', refused: null });
    expect(at.inside).toMatchObject({ busy: false, refused: null, part: { at: 'follow' } });
    expect(at.booth.visit.ink).toBeNull();
    // the text is changed while somebody is at the pad
    const other = toRoom().shows(signing('sign')).taps({ do: 'alone' }).card().inked();
    other.shows(atTable({ on: 'waiting', clauses: [] }));
    expect(other.inside.part.at).toBe('follow');
    expect(other.booth.visit.ink).toBeNull();
    expect(other.booth.effects).toContainEqual(expect.objectContaining({ kind: 'stopSigning' }));
  });

  it('a card that has grown old at the pad is laid down again', () => {
    const at = toRoom().shows(signing('sign')).taps({ do: 'alone' }).card().inked();
    at.acts({ do: 'signDone' });
    at.booth.now += 11 * 60_000;
    at.acts({ do: 'signConfirm' });
    expect(at.wishes).toEqual([]);
    expect(at.inside.part).toMatchObject({ at: 'card', of: 'sign' });
  });
});

const ACTS: readonly JoiningAct[] = [
  { do: 'itIsMe', shownMs: 1 }, { do: 'alone' }, { do: 'cardAgain' }, { do: 'notSigning' }, { do: 'refuse' }, { do: 'stop' }, { do: 'turn', by: 1 }, { do: 'object', words: '不' },
  { do: 'heard', clause: 'c1', shownMs: 1 }, { do: 'doubt', clause: 'c1' }, { do: 'acknowledge', notice: 'rights', shownMs: 1 }, { do: 'code', typed: '0000000000' }, { do: 'again' },
]; // prettier-ignore

it('holds its invariants on every walk', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 20, maxLength: 120 }), (walk) => {
      const at = toRoom();
      for (const choice of walk) {
        at.booth.now += 900;
        const before = at.booth.visit;
        if (before.place.kind !== 'joining') return;
        const was = before.place.joining;
        const kind = choice % 10;
        const pick = Math.floor(choice / 10);
        if (kind < 3) at.shows(VIEWS[pick % VIEWS.length] ?? asked);
        else if (kind < 6) at.taps(ACTS[pick % ACTS.length] ?? { do: 'stop' });
        else if (kind === 6) at.card(pick % 5 === 0 ? cards.A : cards.B);
        else if (kind === 7 && was.at === 'inside' && was.part.at === 'sign') at.inked();
        else if (kind === 8) at.acts({ do: 'signDone' }, pick % 2 === 0 ? { do: 'signConfirm' } : { do: 'signRefuse' });
        else if (was.at === 'inside' && was.busy) at.tells({ news: 'answered', want: 'sign', refused: pick % 2 === 0 ? null : 'inkProblem' });
        else at.tells(pick % 37 === 0 ? { news: 'over', why: 'ended' } : { news: 'line', up: pick % 2 === 0 });
        const said = at.wishes.filter(({ wish }) => wish !== 'enter');
        // nothing is said before the answer to what was said
        expect(said.length === 0 || !(was.at === 'inside' && was.busy)).toBe(true);
        const carried = said.flatMap((one) => (one.wish === 'sign' || one.wish === 'showCard' ? [one.identity] : []));
        expect(carried.every(({ card, tappedAt }) => card.number === cards.B.number && at.booth.now - tappedAt <= 600_000)).toBe(true);
        if (at.booth.state.kind !== 'visit' || at.booth.visit.place.kind !== 'joining') return;
        const now = at.joining;
        // of what was written nothing stays beyond the pad
        expect(at.booth.visit.ink === null || (now.at === 'inside' && now.part.at === 'sign')).toBe(true);
        expect(BoothView.safeParse(at.view).success).toBe(true);
        const { screen } = at.view;
        if (screen.kind === 'joining') reached.add(screen.step.at === 'room' ? screen.step.part.is : screen.step.at);
      }
    }),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 5000 : 300, seed: 20_261_126 },
  );
  expect([...reached]).toEqual(expect.arrayContaining(['waits', 'asked', 'notice', 'clause', 'signing', 'card', 'sign', 'notSigning', 'sealed', 'ended', 'over']));
}, 120_000); // prettier-ignore
