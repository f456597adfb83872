/** A mediation at one booth by its events: who may sit there, what must be told, read and signed, and what ends it. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { BoothView } from '../../contract/screen.ts';
import { calendarOf, isWorkday } from '../../contract/workdays.ts';
import { viewOf } from '../visit/view.ts';
import {
  cards,
  hearAll,
  mediator,
  sign,
  TestTable,
  toCaptured,
  toDraft,
  toDrafted,
  toKinds,
  toNotices,
  toReading,
  toSeatA,
  toSigning,
  writeName,
} from './sessionKit.ts';

const around = {
  site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' },
  link: 'online',
  clockTrusted: true,
  practice: false,
  scannerReady: true,
  hasScanner: true,
  camera: null,
  hearing: { voice: 'none', headset: 'none' },
} as const;

describe('the entrance of staff', () => {
  it('lets a mediator of the roster in', () => {
    expect(toKinds().step.at).toBe('kinds');
  });
  it('refuses a card that is on no roster, keeps nothing of it and goes on waiting', () => {
    const booth = new TestTable().act({ do: 'startSession' }).card(cards.A);
    booth.send({ kind: 'session', news: { news: 'staffChecked', member: null } });
    expect(booth.step).toEqual({
      at: 'staffCard',
      phase: 'waiting',
      problem: 'notStaff',
      cardLeft: true,
      cut: 'none',
    });
    expect(JSON.stringify(booth.state)).not.toContain(cards.A.name);
    expect(booth.wish('noteRefused')?.why).toBe('notStaff');
    booth.card(cards.lead).send({ kind: 'session', news: { news: 'staffChecked', member: mediator } });
    expect(booth.step.at).toBe('regimes');
  });
  it('says that the reader is out, and goes on when it is back', () => {
    const booth = new TestTable().act({ do: 'startSession' });
    const error = {
      kind: 'disconnected',
      device: 'idReader',
      stage: 's',
      retryable: true,
      detail: '',
    } as const;
    booth.send({ kind: 'deviceWent', device: 'idReader', error });
    expect(booth.step).toMatchObject({ problem: 'readerOut' });
    booth.send({ kind: 'deviceCame', device: 'idReader' });
    expect(booth.step).toMatchObject({ problem: null });
    expect(booth.effects.at(-1)).toEqual({ kind: 'watchCard', on: true });
  });
});

describe('who sits at the table', () => {
  it('refuses the card of whoever leads, the other party’s and a child’s', () => {
    const booth = toSeatA().card(cards.lead);
    expect(booth.step).toMatchObject({ at: 'seatCard', seat: 'A', problem: 'leadsCard' });
    booth.card(cards.child);
    expect(booth.step).toMatchObject({ problem: 'minor' });
    booth.card(cards.A).tap({ do: 'itIsMe', seat: 'A' }).card(cards.A);
    expect(booth.step).toMatchObject({ at: 'seatCard', seat: 'B', problem: 'otherPartysCard' });
  });
  it('tells each seat every notice, with its version, before there is anything to write', () => {
    const booth = toDraft();
    for (const seat of ['A', 'B'] as const) {
      const told = booth.table.people[seat]?.told.map((one) => `${one.notice} ${one.version}`);
      expect(told).toEqual(['privacyNotice notice-1', 'rights rights-2', 'shamMediation shamMediation-1', 'confidentiality confidentiality-1', 'serviceAddress serviceAddress-1']); // prettier-ignore
    }
    expect(booth.step.at).toBe('draft');
  });
  it('takes no acknowledgement of one seat for the other', () => {
    const booth = toNotices();
    booth.tap({ do: 'acknowledge', notice: 'rights', seat: 'B', shownMs: 1, readAloud: false });
    expect(booth.step).toMatchObject({ at: 'notice', seat: 'A', notice: 'rights' });
  });
});

describe('the draft', () => {
  it('splits a sum into instalments whose words and sums agree', () => {
    const { step } = toDrafted();
    if (step.at !== 'draft') throw new Error(step.at);
    expect(step.findings.filter((one) => one.level === 'block')).toEqual([]);
    expect(step.totalFen).toBe(3_000_000);
    expect(step.clauses[0]?.text).toMatch(
      /被申请人付给申请人人民币30,000\.00元（大写：叁万元整），分3期付清：第1期/u,
    );
    expect(step.mayRead).toBe(true);
  });
  it('blocks a payment in free words without a date, and one that is vague', () => {
    const booth = toDrafted().tap(
      { do: 'addClause' },
      { do: 'pickClause', offer: null },
      { do: 'words', text: '被申请人尽快再付5000元。' },
    );
    expect(booth.step).toMatchObject({ at: 'draft', mayRead: false });
    expect(booth.step.at === 'draft' && booth.step.findings.map((one) => one.code)).toContain('vagueDate');
    booth.tap({ do: 'read' }, { do: 'followUp', day: null });
    expect(booth.wish('makePaper')).toBeUndefined();
  });
  it('keeps a clause when its words were emptied, and drops it when it is removed', () => {
    const booth = toDrafted();
    const id = booth.table.draft.clauses[1]?.id ?? '';
    booth.tap({ do: 'editClause', id }, { do: 'words', text: '  ' });
    expect(booth.table.draft.clauses).toHaveLength(2);
    booth.tap({ do: 'removeClause', id });
    expect(booth.table.draft.clauses).toHaveLength(1);
  });
});

describe('reading', () => {
  it('begins with the facts and ends when both have heard every clause', () => {
    const booth = toReading();
    expect(booth.step).toMatchObject({ at: 'reading', clause: { number: 0 }, allHeard: false });
    booth.tap({ do: 'toSigning' });
    expect(booth.step.at).toBe('reading');
    hearAll(booth).tap({ do: 'toSigning' });
    expect(booth.step.at).toBe('signers');
    expect(booth.table.shown).toHaveLength(6);
    expect(booth.table.shown.every((one) => one.ms > 0)).toBe(true);
  });
  it('does not go on to signing over a doubt until its own person cleared it', () => {
    const booth = hearAll(toReading());
    if (booth.step.at !== 'reading') throw new Error(booth.step.at);
    const clause = booth.step.clause.id;
    booth.tap({ do: 'doubt', clause, seat: 'B', what: 'notUnderstood' }, { do: 'toSigning' });
    expect(booth.step).toMatchObject({ at: 'reading', doubts: [{ seat: 'B', what: 'notUnderstood' }] });
    booth.tap({ do: 'clear', clause, seat: 'A' }, { do: 'toSigning' });
    expect(booth.step.at).toBe('reading');
    booth.tap({ do: 'clear', clause, seat: 'B' }, { do: 'toSigning' });
    expect(booth.step.at).toBe('signers');
  });
  it('reads only what was changed after an edit', () => {
    const booth = hearAll(toReading()).tap({ do: 'backToDraft' });
    booth.tap({ do: 'addClause' }, { do: 'pickClause', offer: 'apologise' });
    expect(booth.step).toMatchObject({ at: 'draft', unread: [3], readBefore: true });
  });
});

describe('signing', () => {
  it('seals once both parties and the mediator have signed, in any order, and says what the effect still needs', () => {
    const booth = toSigning();
    sign(sign(booth, 'lead'), 'B');
    expect(booth.step.at).toBe('signers');
    expect(booth.wish('capture')).toBeUndefined();
    sign(booth, 'A');
    expect(booth.step.at).toBe('sealing');
    expect(booth.wish('capture')).toBeDefined();
    const { step } = toCaptured();
    if (step.at !== 'captured') throw new Error(step.at);
    expect(step.lights.others).toEqual([
      { light: 'mediator', at: expect.any(String) as string },
      { light: 'organisation', at: null },
    ]);
    expect(step.lights.effectiveAt).toBeNull();
  });
  it('takes nobody’s card but the signer’s own', () => {
    const booth = toSigning().tap({ do: 'signNow', who: 'A' }).card(cards.B);
    expect(booth.step).toMatchObject({ at: 'signCard', who: 'A', problem: 'differentPerson' });
    expect(booth.effect('startSigning')).toBeUndefined();
  });
  it('refuses a signature whose card has grown old on the pad', () => {
    const booth = writeName(toSigning(), 'A', pack.timeouts.freshIdentityMs + 1);
    expect(booth.step).toMatchObject({ at: 'signers', refused: 'identityMissing' });
    expect(booth.wish('addSignature')).toBeUndefined();
  });
  it('drops what was written when the pad goes, and begins anew', () => {
    const booth = toSigning().tap({ do: 'signNow', who: 'A' }).card(cards.A);
    const job = booth.effect('startSigning')?.job ?? '';
    booth.send({ kind: 'signingBroke', job, error: { kind: 'busy', device: 'signaturePad', stage: 's', retryable: true, detail: '' } });
    expect(booth.step).toMatchObject({ at: 'sign', phase: { kind: 'broke' }, mayUseScreen: true });
    booth.act({ do: 'signOnScreen' });
    expect(booth.effect('startSigning')).toMatchObject({ on: 'screen' });
  }); // prettier-ignore
  it('does not count a signature before it stands in the PDF', () => {
    const booth = writeName(toSigning(), 'A');
    expect(booth.step).toMatchObject({ at: 'sign', phase: { kind: 'sealing' } });
    expect(booth.table.session?.signatures).toEqual([]);
    booth.send({ kind: 'session', news: { news: 'signatureFailed', why: 'notKept' } });
    expect(booth.step).toMatchObject({ at: 'signers', refused: 'notKept' });
  });
  it('can be tried again when sealing did not succeed', () => {
    const booth = toSigning();
    for (const who of ['A', 'B', 'lead'] as const) sign(booth, who);
    booth.send({ kind: 'session', news: { news: 'notCaptured' } });
    expect(booth.step).toEqual({ at: 'sealing', failed: true });
    booth.tap({ do: 'sealAgain' });
    expect(booth.effects.at(-1)).toEqual({ kind: 'session', wish: { do: 'capture' } });
  });
});

describe('the follow-up', () => {
  it('is proposed on workdays of the pack and after the last payment, and none is as good as any', () => {
    const booth = toDrafted().tap({ do: 'read' });
    const { step } = booth;
    if (step.at !== 'followUp') throw new Error(step.at);
    const last = booth.table.draft.clauses.flatMap(({ payment }) => payment?.rows ?? []).at(-1)?.due ?? '';
    expect(step.days.every((day) => isWorkday(day, calendarOf(pack.calendar)))).toBe(true);
    expect((step.afterLast ?? '') > last).toBe(true);
    booth.tap({ do: 'followUp', day: '2031-01-01' });
    expect(booth.step.at).toBe('followUp');
    booth.tap({ do: 'followUp', day: null });
    expect([booth.step.at, booth.table.followUp]).toEqual(['making', null]);
  });
});

describe('stopping', () => {
  it.each([
    ['at the notices', toNotices],
    ['while drafting', toDrafted],
    ['while reading', toReading],
    ['before signing', toSigning],
  ])('ends the mediation at once %s, names nobody and keeps no words', (_where, there) => {
    const booth = there().tap({ do: 'stop' });
    expect(booth.step).toMatchObject({ at: 'ended', reason: 'refused', noted: null });
    expect(booth.wish('noteEnded')).toEqual({ do: 'noteEnded', reason: 'refused' });
    expect(booth.table.draft.clauses).toEqual([]);
  });
  it('has its reason noted afterwards, by the pack’s own list and once', () => {
    const booth = toDrafted().tap(
      { do: 'stop' },
      { do: 'chooseReason' },
      { do: 'endReason', id: 'nobody knows' },
    );
    expect(booth.step.at).toBe('endReason');
    booth.tap({ do: 'endReason', id: 'tooFarApart' });
    expect(booth.step).toMatchObject({ at: 'ended', mayNote: false, noted: { en: 'Views too far apart' } });
    expect(booth.wish('noteReason')).toEqual({ do: 'noteReason', reason: 'tooFarApart' });
  });
  it('records that a party did not sign, and ends', () => {
    const booth = sign(toSigning(), 'A').tap({ do: 'notSign', seat: 'B' }, { do: 'refuseToSign', who: 'B' });
    expect(booth.step).toMatchObject({ at: 'ended', reason: 'refusedToSign' });
    expect(booth.table.signed).toEqual([]);
  });
  it('notes an objection in the party’s own words after showing it, and talks on; the other signature stands', () => {
    const booth = sign(toSigning(), 'A').tap({ do: 'notSign', seat: 'B' }, { do: 'object' });
    expect(booth.step).toMatchObject({ at: 'objecting', who: 'B', value: '' });
    booth.tap({ do: 'objectionWords', text: ' 日期和说好的不一样。 ' });
    expect(booth.step).toMatchObject({ at: 'objection', words: '日期和说好的不一样。' });
    expect(booth.table.objections).toEqual([]);
    booth.tap({ do: 'noteObjection' });
    expect(booth.step.at).toBe('reading');
    expect(booth.table.objections).toMatchObject([{ who: 'B', words: '日期和说好的不一样。', document: booth.table.document?.sha256 }]); // prettier-ignore
    expect(booth.table.signed.map(({ who }) => who)).toEqual(['A']);
    // once on this paper; then B may still sign, or end it
    booth.tap({ do: 'toSigning' }, { do: 'notSign', seat: 'B' }, { do: 'object' });
    expect(booth.step).toMatchObject({ at: 'refusing', mayObject: false });
    booth.act({ do: 'back', unfinished: null });
    expect(sign(booth, 'B').table.signed.map(({ who }) => who)).toEqual(['A', 'B']);
  });
  it('notes nothing where nothing was said, and nothing for who has signed', () => {
    const booth = toSigning().tap({ do: 'notSign', seat: 'A' }, { do: 'object' }, { do: 'objectionWords', text: '  ' }); // prettier-ignore
    expect(booth.step).toMatchObject({ at: 'refusing', mayObject: true });
    booth.act({ do: 'back', unfinished: null });
    sign(booth, 'A').tap({ do: 'notSign', seat: 'A' });
    expect(booth.step.at).toBe('signers');
    expect(booth.table.objections).toEqual([]);
  });
  it('forgets everybody when the visit ends', () => {
    const booth = toCaptured().act({ do: 'leaveForSure' });
    expect(booth.state.kind).toBe('leaving');
    const left = JSON.stringify(booth.state);
    for (const { name } of Object.values(cards)) expect(left).not.toContain(name);
  });
});

it('shows masked people only, and passes the border, at every step', () => {
  for (const booth of [toKinds(), toSeatA(), toNotices(), toDraft(), toDrafted(), toReading(), toSigning(), toCaptured()]) {
    const view = viewOf(booth.state, around, booth.moment(), 1);
    expect(BoothView.safeParse(view).error).toBeUndefined();
    const words = JSON.stringify(view);
    for (const { name, number } of Object.values(cards)) {
      expect(words).not.toContain(name);
      expect(words).not.toContain(number);
    }
  }
}); // prettier-ignore
