/** The way to a hearing at the booth, one event at a time and then every state that can be reached. */
import { describe, expect, test } from 'vitest';
import type { HearingTold } from '../../contract/hearing/border.ts';
import type { HearingAct } from '../../contract/hearing/screen.ts';
import { viewOf } from '../visit/view.ts';
import type { BoothEvent, BoothState, Moment, Visit } from '../visit/visit.ts';
import { step } from '../visit/step.ts';
import { TestBooth, toHome, wang } from '../visit/visitKit.ts';
import type { HearingNews } from './hall.ts';

const CODE = '1234567890';
const CASE = '（2026）渝0103民初2081号';
const told = (more: Partial<HearingTold> = {}): HearingTold => ({
  info: {
    hearing: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', caseNumber: CASE, cause: '借款', startsAt: '2026-11-23T10:00:00+08:00', courtroom: '第三法庭',
    judge: '周*明', role: 'defendant', phone: '023-1', rules: [],
  },
  who: 1, standing: { at: 'identified' }, courtOpen: false, called: false, ticket: null, floor: 'none', warnings: 0, warning: '',
  cardOld: false, bar: null, wantsOffline: null, record: null, ...more,
}); // prettier-ignore
const COME = { kind: 'come', attendance: 'a'.repeat(43), told: told() } as const;
const other = { ...wang, number: '500103195901010019', name: '李大海' };

const tap = (booth: TestBooth, ...acts: HearingAct[]): TestBooth =>
  booth.act(...acts.map((act) => ({ do: 'hearing', act }) as const));
const news = (booth: TestBooth, one: HearingNews): TestBooth => booth.send({ kind: 'hearing', news: one });
const hallAt = ({ visit: { place } }: TestBooth): string =>
  place.kind === 'hearing' ? place.hall.at : place.kind;

/** By the entrance: notice first, then the number, then the card. */
function atDoor(online = true): TestBooth {
  const booth = new TestBooth();
  booth.online = online;
  return booth.act({ do: 'startHearing' }, { do: 'continueNotice', shownMs: 9_000, readAloud: false });
}
const withCode = (): TestBooth => tap(atDoor(), { do: 'code', digits: CODE });
const inside = (): TestBooth => news(withCode().card(), { news: 'answered', answer: COME });

describe('somebody with a summons', () => {
  test('is asked for number and card, and the court is asked with both', () => {
    const booth = withCode();
    expect(booth.visit.place).toEqual({ kind: 'card', purpose: 'hearing', phase: 'waiting' });
    booth.card();
    expect(hallAt(booth)).toBe('checking');
    expect(booth.effect('hearing')?.wish).toEqual({ wish: 'arrive', code: CODE, card: wang });
    expect(booth.effects).toContainEqual({ kind: 'noteIdentity', cardType: 'resident' });
  });

  test('may scan the number where there is a code reader, and only there', () => {
    const booth = atDoor().send({ kind: 'codeScanned', text: '12345 67890' });
    expect(booth.visit.summons).toEqual({ code: CODE });
    expect(new TestBooth().act({ do: 'start' }).send({ kind: 'codeScanned', text: CODE }).visit.summons).toBeNull(); // prettier-ignore
  });

  test('is told of a number that is too short, and keeps what was typed', () => {
    const booth = tap(atDoor(), { do: 'code', digits: '123' });
    expect(booth.visit.place).toEqual({ kind: 'hearing', hall: { at: 'code', digits: '123', short: true } });
  });

  test('has to lay the card down although it was read at the beginning of the visit', () => {
    const booth = new TestBooth();
    booth.online = true;
    booth.act({ do: 'start' }, { do: 'continueNotice', shownMs: 1, readAloud: false });
    booth.act({ do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } }).card();
    booth.act({ do: 'thisIsMe' }, { do: 'openService', service: 'session' });
    tap(booth, { do: 'code', digits: CODE });
    expect(booth.at).toBe('card');
    // and nobody else's
    booth.card(other);
    expect(booth.visit.place).toMatchObject({ kind: 'cardProblem', problem: 'differentPerson' });
    booth.card();
    expect(hallAt(booth)).toBe('checking');
  });

  test('goes from the hearing’s words to the discipline, the equipment, the waiting room and the court, as the court says', () => {
    const booth = inside();
    const steps: string[] = [];
    const see = (): void => void steps.push(stepShown(booth.state, booth.moment()));
    see();
    tap(booth, { do: 'infoRead' });
    see();
    tap(booth, { do: 'accept', shownMs: 9_000, readAloud: true });
    expect(booth.effect('hearing')?.wish).toMatchObject({ wish: 'say', ask: { ask: 'instructed' } });
    // nothing moves before the court has it
    see();
    for (const at of ['instructed', 'waiting', 'inCourt'] as const) {
      news(booth, { news: 'told', told: told({ standing: { at } }) });
      see();
    }
    expect(steps).toEqual(['info', 'discipline', 'discipline', 'equipment', 'waiting', 'court']);
  });

  test('is told in words who is not let in, and why, and another card may be tried', () => {
    const refused = { kind: 'refused', why: 'otherPerson', from: null, bar: null, phone: '' } as const;
    const booth = news(withCode().card(other), { news: 'answered', answer: refused });
    expect(shown(booth)).toMatchObject({ at: 'refused', why: 'otherPerson' });
    expect(JSON.stringify(shown(booth))).not.toContain(CASE);
    // the right one may be laid down after the wrong one
    tap(booth, { do: 'cardAgain' }).card();
    news(booth, { news: 'answered', answer: refused });
    tap(booth, { do: 'again' });
    expect(booth.visit.summons).toEqual({ code: null });
  });

  test('without the court is refused at once, and the court hears of it', () => {
    const booth = atDoor(false);
    expect(shown(booth)).toMatchObject({ at: 'refused', why: 'offline' });
    expect(booth.effect('hearing')?.wish).toEqual({ wish: 'noteOffline' });
    expect(booth.effects.some(({ kind }) => kind === 'watchCard')).toBe(false);
  });

  test('asks to come in person with a reason, and stays where they are', () => {
    const booth = inside();
    tap(booth, { do: 'wantOffline' });
    expect(shown(booth).at).toBe('offlineReason');
    tap(booth, { do: 'offline', reason: 'showOriginals' });
    expect(booth.effect('hearing')?.wish).toEqual({ wish: 'say', ask: { ask: 'offline', reason: 'showOriginals' } }); // prettier-ignore
    expect(shown(booth).at).toBe('info');
  });
});

test('while the seat is kept for a hearing no other task is begun on it', () => {
  const booth = new TestBooth();
  booth.online = true;
  const kept = { from: '2026-11-23T09:40:00+08:00', startsAt: '2026-11-23T10:00:00+08:00', until: '2026-11-23T10:30:00+08:00' }; // prettier-ignore
  booth.moment = () => ({
    ...TestBooth.prototype.moment.call(booth),
    hearing: { door: { cut: false, kept }, phone: '023-1', soon: null },
  });
  booth.act({ do: 'startSession' });
  expect(shown(booth)).toEqual({ at: 'kept', ...kept });
  tap(booth, { do: 'again' });
  expect(booth.at).toBe('notice');
  booth.act({ do: 'continueNotice', shownMs: 1, readAloud: false });
  expect(hallAt(booth)).toBe('code');
  booth.act({ do: 'back', unfinished: null }, { do: 'leaveForSure' });
  booth.send({ kind: 'wiped', ok: true }).later(20_000);
  booth.act({ do: 'start' }, { do: 'continueNotice', shownMs: 1, readAloud: false });
  booth.act({ do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } }).card();
  booth.act({ do: 'thisIsMe' }, { do: 'openService', service: 'mediation' });
  expect(shown(booth)).toEqual({ at: 'kept', ...kept });
  booth.act({ do: 'goHome' }, { do: 'openService', service: 'session' });
  expect(hallAt(booth)).toBe('code');
});

test('whoever sits here is told once that the seat is kept in a moment, and not whoever came for it', () => {
  const booth = new TestBooth();
  const soon = '2026-11-23T10:08:00+08:00';
  booth.moment = () => ({
    ...TestBooth.prototype.moment.call(booth),
    hearing: { door: { cut: false, kept: null }, phone: '023-1', soon },
  });
  toHome(booth).later(1_000);
  expect(booth.visit.overlay).toEqual({ kind: 'seatSoon', from: soon });
  booth.act({ do: 'closeOverlay' }).later(1_000);
  expect(booth.visit.overlay).toBeNull();
  // whoever came for the hearing need not be told
  const bound = new TestBooth();
  bound.moment = booth.moment;
  bound.online = true;
  bound.act({ do: 'startHearing' }).later(1_000);
  expect(bound.visit.overlay).toBeNull();
});

test('a hearing that was taken to another day says so, with the new time', () => {
  const booth = inside();
  const moved = told({ standing: { at: 'away', why: 'moved' } });
  news(booth, {
    news: 'told',
    told: { ...moved, info: { ...moved.info, startsAt: '2026-12-01T09:00:00+08:00' } },
  });
  expect(shown(booth)).toMatchObject({ at: 'ended', why: 'moved', startsAt: '2026-12-01T09:00:00+08:00' });
});

// ---------------------------------------------------------------- every state

const shown = (booth: TestBooth): Extract<ReturnType<typeof screenOf>, { kind: 'hearing' }>['step'] => {
  const screen = screenOf(booth.state, booth.moment());
  if (screen.kind !== 'hearing') throw new Error(screen.kind);
  return screen.step;
};
const screenOf = (state: BoothState, moment: Moment) =>
  viewOf(
    state,
    {
      site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '12368' }, link: 'online', clockTrusted: true, practice: false,
      scannerReady: true, hasScanner: true, camera: null, hearing: { voice: 'none', headset: 'none' },
    },
    moment,
    1,
  ).screen; // prettier-ignore
const stepShown = (state: BoothState, moment: Moment): string => {
  const screen = screenOf(state, moment);
  return screen.kind === 'hearing' ? screen.step.at : screen.kind;
};

const ofCourt: readonly HearingTold[] = [
  ...(['identified', 'instructed', 'waiting', 'inCourt'] as const).map((at) => told({ standing: { at } })),
  told({ standing: { at: 'waiting' }, cardOld: true }),
  told({ standing: { at: 'away', why: 'closed' } }),
  told({ standing: { at: 'away', why: 'interrupted' } }),
];
const refusedBy = (why: 'unknown' | 'otherPerson' | 'over') => ({ kind: 'refused', why, from: null, bar: null, phone: '' }) as const; // prettier-ignore
const acts: readonly HearingAct[] = [
  { do: 'code', digits: CODE }, { do: 'code', digits: '1' }, { do: 'infoRead' }, { do: 'accept', shownMs: 1, readAloud: false },
  { do: 'equipped', equipment: { camera: true, microphone: true, speaker: 'heard', peakDb: -20, echo: false, rttMs: null } },
  { do: 'wantOffline' }, { do: 'offline', reason: 'health' }, { do: 'cardAgain' }, { do: 'again' },
]; // prettier-ignore
const events: readonly BoothEvent[] = [
  ...acts.map((act): BoothEvent => ({ kind: 'act', act: { do: 'hearing', act } })),
  { kind: 'act', act: { do: 'back', unfinished: null } },
  { kind: 'act', act: { do: 'goHome' } },
  { kind: 'act', act: { do: 'openService', service: 'session' } },
  { kind: 'act', act: { do: 'continueNotice', shownMs: 1, readAloud: false } },
  { kind: 'cardRead', card: wang, warnings: [], samNumber: 's' },
  { kind: 'cardRead', card: other, warnings: [], samNumber: 's' },
  { kind: 'codeScanned', text: CODE },
  ...[COME, refusedBy('unknown'), refusedBy('otherPerson'), refusedBy('over'), null].map((answer): BoothEvent => ({ kind: 'hearing', news: { news: 'answered', answer } })),
  ...[...ofCourt, null].map((one): BoothEvent => ({ kind: 'hearing', news: { news: 'told', told: one } })),
  { kind: 'hearing', news: { news: 'line', up: false } },
  { kind: 'hearing', news: { news: 'line', up: true } },
]; // prettier-ignore

test('in every state that can be reached nothing of the case is shown before the court knew the person, and there is a way out', () => {
  const start = atDoor();
  const moments = [true, false].map((online): Moment => ({ ...start.moment(), newId: 'id', online }));
  // `known`: the court has said "come" since the number was typed
  const seen = new Map<string, { readonly visit: Visit; readonly known: boolean }>();
  const plain = ({ place, summons, identity, overlay }: Visit, known: boolean): string =>
    JSON.stringify([place, summons, identity?.card.number, overlay, known]);
  const queue = [{ visit: start.visit, known: false }];
  seen.set(plain(start.visit, false), { visit: start.visit, known: false });
  let steps = 0;
  const wrong: string[] = [];
  for (let from = queue.shift(); from !== undefined; from = queue.shift())
    for (const moment of moments)
      for (const event of events) {
        const { state } = step(from.visit, event, moment);
        steps += 1;
        if (state.kind !== 'visit') continue;
        const come = event.kind === 'hearing' && event.news.news === 'answered' && event.news.answer?.kind === 'come'; // prettier-ignore
        const hall = state.place.kind === 'hearing' ? state.place.hall : null;
        const known = hall?.at === 'inside' ? from.known || come : false;
        const text = JSON.stringify(screenOf(state, moment));
        if (text.includes(CASE) && !known) wrong.push(`the case is shown by ${JSON.stringify(event)}`);
        if (hall?.at === 'inside' && state.identity === null) wrong.push('inside without a card');
        const out = step(state, { kind: 'act', act: { do: 'leaveForSure' } }, moment).state;
        if (out.kind !== 'leaving') wrong.push('no way out');
        const key = plain(state, known);
        if (seen.has(key)) continue;
        seen.set(key, { visit: state, known });
        queue.push({ visit: state, known });
      }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
  expect(steps).toBeGreaterThan(seen.size);
});
