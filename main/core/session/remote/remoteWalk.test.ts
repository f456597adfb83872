/** Random walks at a table with a party elsewhere: whatever the page, a stranger's page, the booth and the line do, nobody speaks for it and every state can be drawn. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RemoteView, type RemoteAsk } from '../../../contract/remote/page.ts';
import { TestTable } from '../sessionKit.ts';
import { sensible, wild } from '../sessionWalkKit.ts';
import { broken } from '../sessionWalkRules.ts';
import { cards } from '../sessionKit.ts';
import type { RemotePage } from './elsewhere.ts';
import { isReached } from './tying.ts';
import {
  HOME,
  says,
  signAsk,
  STRANGER,
  toRemoteNotices,
  toRemoteReading,
  toRemoteSigning,
  typed,
  viewOf,
} from './remoteKit.ts';

const OTHER: RemotePage = { guest: 2, line: 'e'.repeat(64) };

/** What a page does with what it sees. */
function answers(at: TestTable, page: RemotePage, pick: number): void {
  const view = viewOf(at, page);
  if (view.at === 'asked') says(at, page, { want: 'takePart', card: typed(pick % 7 === 0 ? cards.A : cards.B), shownMs: pick }); // prettier-ignore
  if (view.at !== 'table') return;
  const { place } = view;
  if (place.on === 'notice') says(at, page, { want: 'acknowledge', notice: place.notice, shownMs: pick });
  if (place.on === 'reading') {
    const doubt = place.clauses.find((one) => one.doubt !== null);
    if (doubt !== undefined) return void says(at, page, { want: 'clear', clause: doubt.id });
    for (const { id } of place.clauses) says(at, page, { want: 'heard', clause: id, shownMs: pick });
    const [first] = place.clauses;
    if (pick % 17 === 0 && first !== undefined) says(at, page, { want: 'doubt', clause: first.id, what: 'objects' }); // prettier-ignore
  }
  if (place.on === 'signing') {
    if (pick % 31 === 0)
      says(at, page, { want: 'object', document: place.document.sha256, words: '再想想。' }); // prettier-ignore
    else says(at, page, signAsk(view));
  }
}

/** What whoever leads does about it. */
function leads(at: TestTable, pick: number): void {
  const { step } = at;
  if (step.at === 'seatCard' && step.mayBeElsewhere === true && step.seat === 'B') at.tap({ do: 'partyElsewhere' }); // prettier-ignore
  if (step.at === 'elsewhere') at.tap({ do: 'takeOffer', guest: step.offers[pick % 2]?.guest ?? 2 });
  if (step.at === 'compare' || step.at === 'compareSigner') at.tap({ do: pick % 9 === 0 ? 'itIsNotThem' : 'itIsThem' }); // prettier-ignore
  if (step.at === 'signers') at.tap({ do: 'letSign', seat: 'B' });
  at.tap({ do: 'tieAgain', seat: 'B' });
}

const ofOthers: readonly RemoteAsk[] = [
  { want: 'stop' }, { want: 'clear', clause: 'facts' }, { want: 'service', way: 'paper' }, { want: 'refuse', document: 'a'.repeat(64) },
]; // prettier-ignore

const LONG = process.env['YUNCANG_LONG'] === '1';
/** A hundred walks need not come to the end of a mediation (`remoteTable.test.ts` goes there); three thousand do. */
const END = LONG ? ['captured'] : [];
/** Taps at the booth that would be B's own word. */
const FOR_B = [
  { do: 'heard', clause: 'facts', seat: 'B', aloud: false }, { do: 'acknowledge', notice: 'rights', seat: 'B', shownMs: 1, readAloud: false },
  { do: 'signNow', who: 'B' }, { do: 'notSign', seat: 'B' }, { do: 'refuseToSign', who: 'B' }, { do: 'clear', clause: 'facts', seat: 'B' },
] as const; // prettier-ignore

const bAfar = (at: TestTable): boolean =>
  at.desk.stage === 'table' && (at.desk.people.B?.elsewhere ?? null) !== null;

/** Whether anything of the table changes when somebody at the booth taps what is B's own. */
function movedBy(at: TestTable): boolean {
  const same = JSON.stringify(at.desk);
  for (const act of FOR_B) at.tap(act);
  return JSON.stringify(at.desk) !== same;
}

const BEGINS = {
  start: () => Object.assign(new TestTable(), { online: true }).act({ do: 'startSession' }),
  notices: toRemoteNotices,
  reading: toRemoteReading,
  signing: toRemoteSigning,
} as const;

it('holds its invariants on every walk', () => {
  const reached = new Set<string>();
  let refusedForeign = 0;
  fc.assert(
    fc.property(fc.constantFrom('start', 'notices', 'reading', 'signing'), fc.array(fc.oneof({ weight: 14, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: wild }), { minLength: 30, maxLength: 150 }), (from, walk) => {
      const at = BEGINS[from]();
      for (const choice of walk) {
        at.now += 700;
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return;
        at.online = true;
        if (typeof choice !== 'number') choice(at);
        else if (at.desk.stage === 'table' && bAfar(at) && choice % 3 === 0) answers(at, choice % 97 === 0 ? OTHER : HOME, choice);
        else if (at.desk.stage === 'table' && (['elsewhere', 'compare', 'compareSigner'].includes(at.step.at) || choice % 5 === 0)) {
          answers(at, HOME, choice);
          leads(at, choice);
        } else sensible(at, choice, 'mediator');
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return;
        if (typeof choice === 'number' && choice % 89 === 0) at.send({ kind: 'remoteGone', page: HOME });
        if (typeof choice === 'number' && choice % 23 === 0) at.send({ kind: 'remoteBack', page: HOME });
        if (bAfar(at) && at.now % 3 === 0) refusedForeign += ofOthers.filter((ask) => says(at, STRANGER, ask) === 'notYours').length;
        const moved = !bAfar(at) || movedBy(at);
        expect(moved).toBe(!bAfar(at));
        const comparing = at.step.at === 'compare' || at.step.at === 'compareSigner';
          // what is masked cannot be compared; while the line is away the others may go on hearing, and nobody comes to signing
          const away = at.desk.stage === 'table' && bAfar(at) && !isReached(at.desk, 'B');
          const excused = [...(comparing ? ['people are masked'] : []), ...(away ? ['nothing is read while nobody can sign for a party'] : [])];
          expect(broken(at).filter((words) => !excused.includes(words))).toEqual([]);
          for (const page of [HOME, STRANGER, OTHER]) expect(RemoteView.safeParse(viewOf(at, page)).success).toBe(true);
        expect(['none', 'asked']).toContain(viewOf(at, STRANGER).at);
        reached.add(at.step.at);
        if (at.desk.stage !== 'table') continue;
        const signedAfar = at.table.signed.filter(({ remote }) => remote !== null);
        expect(signedAfar.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: LONG ? 3000 : 120, seed: 20261126, endOnFailure: true },
  );
  expect([...reached]).toEqual(expect.arrayContaining(['elsewhere', 'compare', 'compareSigner', 'notice', 'reading', 'signers', 'sign', ...END]));
  expect(refusedForeign).toBeGreaterThan(100);
}, 300_000); // prettier-ignore
