import { beforeEach, describe, expect, it } from 'vitest';
import type { CardRecord } from '../../contract/devices.ts';
import type { Act } from '../../contract/screen.ts';
import { step } from './step.ts';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { viewOf } from './view.ts';
import {
  DEFAULT_LOOK,
  type BoothEvent,
  type BoothState,
  type Effect,
  type Moment,
  type Visit,
} from './visit.ts';

const wang: CardRecord = {
  type: 'resident', name: '王小明', sex: '1', birth: '19490312', number: '50010319491231002X', validFrom: '20100101', validTo: '长期',
  nation: '01', address: '重庆市渝中区河湾街道1号', authority: '重庆市公安局',
}; // prettier-ignore

/** A booth one event at a time, with a clock of its own. */
class Booth {
  state: BoothState = { kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK };
  effects: Effect[] = [];
  now = 1_000_000;
  #ids = 0;

  moment(): Moment {
    return {
      pack: examplePack,
      now: this.now,
      at: '2026-11-23T10:00:00.000+08:00',
      today: '2026-11-23',
      newId: `id${++this.#ids}`,
      pad: 'stu',
    };
  }
  send(event: BoothEvent): this {
    const { state, effects } = step(this.state, event, this.moment());
    this.state = state;
    this.effects.push(...effects);
    // every reachable state can be drawn
    viewOf(
      state,
      {
        site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' },
        link: 'online',
        clockTrusted: true,
        practice: false,
        scannerReady: true,
      },
      this.moment(),
      1,
    );
    return this;
  }
  act(...acts: Act[]): this {
    for (const act of acts) this.send({ kind: 'act', act });
    return this;
  }
  later(ms: number): this {
    this.now += ms;
    return this.send({ kind: 'ticked' });
  }
  card(card: CardRecord = wang, warnings: Extract<BoothEvent, { kind: 'cardRead' }>['warnings'] = []): this {
    return this.send({ kind: 'cardFound' }).send({ kind: 'cardRead', card, warnings, samNumber: '05.01-x' });
  }
  get visit(): Visit {
    if (this.state.kind !== 'visit') throw new Error(`no visit but ${this.state.kind}`);
    return this.state;
  }
  get at(): string {
    const { place } = this.visit;
    return place.kind === 'question' ? place.id : place.kind === 'list' ? `list:${place.list}` : place.kind;
  }
  effect<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }> | undefined {
    return this.effects.findLast((e): e is Extract<Effect, { kind: K }> => e.kind === kind);
  }
}

const needs = { larger: false, readAloud: false, helper: 'none' } as const;
const choose = (question: string, ...ids: string[]): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'choice', ids },
});
const say = (question: string, text: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'text', text },
});
const dial = (question: string, text: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'digits', text },
});

let booth: Booth;
beforeEach(() => {
  booth = new Booth();
});

const toHome = (): Booth =>
  booth
    .act(
      { do: 'start' },
      { do: 'continueNotice', shownMs: 5000, readAloud: false },
      { do: 'setNeeds', needs },
    )
    .card()
    .act({ do: 'thisIsMe' });
const toLists = (): Booth =>
  toHome().act(
    { do: 'openService', service: 'mediation' }, choose('disputeKind', 'loan'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
    dial('myPhone', '13800000000'), say('myResidence', '河湾街道1号'),
  ); // prettier-ignore
function toCheck(): Booth {
  return toLists().act(
    choose('respondentKind', 'person'), say('respondentName', '陈志华'), dial('respondentPhone', '13900000000'), { do: 'skip', question: 'respondentAddress' },
    { do: 'listDone' }, choose('claimKind', examplePack.claimKinds.find((k) => k.form === 'money')?.id ?? ''),
    { do: 'answer', question: 'claimAmount', value: { kind: 'money', fen: 3_560_000 } }, { do: 'skip', question: 'claimWords' },
    { do: 'listDone' }, { do: 'answer', question: 'factDate', value: { kind: 'date', date: '2025-03' } }, say('factWords', '借钱不还'),
    { do: 'listDone' }, { do: 'listDone' }, say('serviceAddress', '河湾街道1号'),
    { do: 'answer', question: 'eService', value: { kind: 'statement', answer: false, shownMs: 4000, readAloud: false } },
    choose('mediationWish', 'yes'),
  ); // prettier-ignore
}
function toPad(): Booth {
  toCheck()
    .act({ do: 'checkDone' })
    .send({
      kind: 'documentMade',
      document: {
        id: 'doc',
        title: { 'zh-CN': '调解申请书', en: 'Request' },
        pages: 2,
        sha256: 'a'.repeat(64),
      },
    });
  booth
    .act(
      { do: 'pageShown', page: 1, shownMs: 900 },
      { do: 'turnPage', page: 2 },
      { do: 'pageShown', page: 2, shownMs: 800 },
      { do: 'previewDone' },
    )
    .card();
  const job = booth.effect('startSigning')?.job ?? '';
  return booth.send({
    kind: 'signingStarted', job, geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
    pad: { model: 'STU-540', serial: 's', firmware: '1', driver: 'stu' },
  }); // prettier-ignore
}
function write(): Booth {
  const job = booth.effect('startSigning')?.job ?? '';
  for (const x0 of [1000, 5000]) {
    const samples = Array.from({ length: 60 }, (_, i) => ({
      t: x0 / 5 + i * 5,
      x: x0 + i * 40,
      y: 3000 + Math.round(Math.sin(i / 5) * 900),
      p: 400,
      flags: 3,
    }));
    booth.send({
      kind: 'inkDrawn',
      job,
      samples: [...samples, { t: x0 / 5 + 305, x: x0, y: 0, p: 0, flags: 2 }],
      gaps: 0,
    });
  }
  return booth;
}

describe('a whole request', () => {
  it('goes from the idle screen to the sealed packet and back to idle', () => {
    toPad();
    write().act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(booth.effect('capture')).toBeDefined();
    booth.send({
      kind: 'captured',
      itemId: 'item',
      sha256: 'a'.repeat(64),
      at: '2026-11-23T10:01:00.000+08:00',
    });
    expect(booth.at).toBe('captured');
    booth.send({
      kind: 'courtAnswered',
      itemId: 'item',
      delivery: { kind: 'received', number: '收1', at: '2026-11-23T10:01:01.000+08:00' },
    });
    expect(booth.visit.place).toMatchObject({ delivery: { kind: 'received', number: '收1' } });
    booth.act({ do: 'leave' }).send({ kind: 'wiped', ok: true }).later(9000);
    expect(booth.state.kind).toBe('idle');
  });
  it('records which notice was shown and for how long', () => {
    toHome();
    expect(booth.visit.consents).toMatchObject([
      { stage: 'privacyNotice', shownMs: 5000, textVersion: examplePack.notice.version },
    ]);
  });
});

describe('the card', () => {
  const tap = (): Booth =>
    booth.act(
      { do: 'start' },
      { do: 'continueNotice', shownMs: 1, readAloud: false },
      { do: 'setNeeds', needs },
    );
  it.each([
    ['cardRemoved', 'removedWhileReading'], ['unsupportedCard', 'unsupportedCard'], ['authFailed', 'authFailed'], ['checksum', 'readFailed'], ['disconnected', 'readerOut'],
  ] as const)('failing with %s shows %s', (kind, problem) => {
    tap().send({ kind: 'cardFound' }).send({ kind: 'cardFailed', error: { kind, device: 'idReader', stage: 'read', retryable: true, detail: '' } });
    expect(booth.visit.place).toMatchObject({ kind: 'cardProblem', problem });
  }); // prettier-ignore
  it('of a minor is not kept', () => {
    tap().card({ ...wang, birth: '20150630' });
    expect(booth.visit.place).toEqual({
      kind: 'cardProblem',
      purpose: 'identify',
      problem: 'minor',
      held: null,
    });
    expect(JSON.stringify(booth.state)).not.toContain('王小明');
  });
  it('with a wrong check digit is refused and not kept', () => {
    tap().card(wang, ['checkDigit']).act({ do: 'continueWithProblem' });
    expect(booth.at).toBe('cardProblem');
    expect(JSON.stringify(booth.state)).not.toContain('王小明');
  });
  it('that has expired turns nobody away', () => {
    tap().card(wang, ['expired']).act({ do: 'continueWithProblem' }, { do: 'thisIsMe' });
    expect(booth.at).toBe('home');
    expect(booth.visit.identity?.check.warnings).toEqual(['expired']);
  });
  it('of somebody else cannot sign', () => {
    toCheck()
      .act({ do: 'checkDone' })
      .send({
        kind: 'documentMade',
        document: { id: 'd', title: { 'zh-CN': '书', en: 'R' }, pages: 1, sha256: 'b'.repeat(64) },
      });
    booth
      .act({ do: 'pageShown', page: 1, shownMs: 1 }, { do: 'previewDone' })
      .card({ ...wang, number: '500103199001010012' });
    expect(booth.visit.place).toMatchObject({
      kind: 'cardProblem',
      problem: 'differentPerson',
      purpose: 'sign',
    });
    expect(booth.effect('startSigning')).toBeUndefined();
    booth.card();
    expect(booth.at).toBe('sign');
  });
  it('left behind is told on the way out and on the idle screen until it is lifted', () => {
    toHome().act({ do: 'leave' }).send({ kind: 'wiped', ok: true }).later(9000);
    expect(booth.state).toMatchObject({ kind: 'idle', cardOnReader: true });
    booth.send({ kind: 'cardLifted' });
    expect(booth.state).toMatchObject({ kind: 'idle', cardOnReader: false });
  });
  it('reader that comes back goes on waiting by itself', () => {
    tap().send({
      kind: 'deviceWent',
      device: 'idReader',
      error: { kind: 'disconnected', device: 'idReader', stage: '', retryable: true, detail: '' },
    });
    expect(booth.visit.place).toMatchObject({ problem: 'readerOut' });
    booth.send({ kind: 'deviceCame', device: 'idReader' });
    expect(booth.visit.place).toMatchObject({ kind: 'card', phase: 'waiting' });
  });
});

describe('questions', () => {
  it('keep what was typed on the way back, checked or not', () => {
    toLists().act(choose('respondentKind', 'organisation'), say('respondentName', '某某公司'));
    booth.act({
      do: 'back',
      unfinished: { question: 'respondentUscc', value: { kind: 'digits', text: '9150' } },
    });
    expect(booth.at).toBe('respondentName');
    booth.act(say('respondentName', '某某公司'));
    expect(JSON.stringify(booth.visit.form?.unfinished)).toContain('9150');
  });
  it('name what is wrong and keep the answer', () => {
    toLists().act(
      choose('respondentKind', 'organisation'),
      say('respondentName', '某某公司'),
      dial('respondentUscc', '91350100M000100Y4Z'),
    );
    expect(booth.visit.place).toMatchObject({ id: 'respondentUscc', error: 'badUscc' });
    booth.act(dial('respondentUscc', '91350100M000100Y43'));
    expect(booth.at).toBe('respondentPhone');
  });
  it.each([
    ['\u0000', 'badCharacters'],
    ['\ud800', 'badCharacters'],
    ['   ', 'empty'],
    ['长'.repeat(61), 'tooLong'],
  ])('refuse the name %j', (text, error) => {
    toLists().act(choose('respondentKind', 'person'), say('respondentName', text));
    expect(booth.visit.place).toMatchObject({ id: 'respondentName', error });
  });
  it('take names with rare characters as they are', () => {
    toLists().act(choose('respondentKind', 'person'), say('respondentName', '𠮷䶮·㛃𬭎'));
    expect(booth.visit.form?.respondents[0]?.name).toBe('𠮷䶮·㛃𬭎');
  });
  it('take 4,000 characters and refuse one more', () => {
    toLists().act(
      choose('respondentKind', 'person'),
      say('respondentName', '甲'),
      { do: 'skip', question: 'respondentPhone' },
      { do: 'skip', question: 'respondentAddress' },
      { do: 'listDone' },
    );
    booth.act(
      choose('claimKind', examplePack.claimKinds.find((k) => k.form === 'act')?.id ?? ''),
      say('claimWords', '字'.repeat(4001)),
    );
    expect(booth.visit.place).toMatchObject({ error: 'tooLong' });
    booth.act(say('claimWords', '字'.repeat(4000)));
    expect(booth.at).toBe('list:claims');
  });
  it('to ask the court alone leads to honest words, and back', () => {
    toHome().act(
      { do: 'openService', service: 'mediation' },
      choose('disputeKind', 'loan'),
      choose('causes', 'clerkDecides'),
      choose('path', 'court'),
    );
    expect(booth.visit.place).toEqual({ kind: 'notAvailable', service: 'filing' });
    booth.act({ do: 'back', unfinished: null });
    expect(booth.at).toBe('path');
  });
  it('changed from the check page lead back to it', () => {
    toCheck().act({ do: 'edit', target: 'myPhone' }, dial('myPhone', '13700000000'));
    expect(booth.at).toBe('check');
    expect(booth.visit.form?.phone).toBe('13700000000');
    booth.act({ do: 'edit', target: 'claims' }, { do: 'listDone' });
    expect(booth.at).toBe('check');
  });
});

describe('lists', () => {
  it('undo the removal of a row', () => {
    toCheck().act({ do: 'edit', target: 'facts' });
    const id = booth.visit.form?.facts[0]?.id ?? '';
    booth.act({ do: 'removeRow', id });
    expect(booth.visit.form?.facts).toEqual([]);
    booth.act({ do: 'undo' });
    expect(booth.visit.form?.facts).toHaveLength(1);
  });
  it('drop a new row that was backed out of', () => {
    toLists();
    expect(booth.at).toBe('respondentKind');
    booth.act({ do: 'back', unfinished: null });
    expect(booth.at).toBe('myResidence');
    expect(booth.visit.form?.respondents).toEqual([]);
  });
});

describe('scanning', () => {
  const page = (id: string) => ({
    id,
    sha256: 'c'.repeat(64),
    size: 10,
    mime: 'image/png' as const,
    widthPx: 2480,
    heightPx: 3507,
    dpi: 300,
    scannedAt: '2026-11-23T10:00:00.000+08:00',
    device: 'scanner',
  });
  const pages = (): string[] => booth.visit.form?.evidence[0]?.pages.map((p) => p.id) ?? [];
  beforeEach(() => {
    toCheck().act({ do: 'edit', target: 'evidence' }, { do: 'addRow' }, { do: 'scan', source: 'feeder' });
    const job = booth.effect('startScan')?.job ?? '';
    for (const id of ['p1', 'p2']) booth.send({ kind: 'pageKept', job, page: page(id) });
    booth.send({
      kind: 'scanEnded',
      job,
      pages: 2,
      error: { kind: 'jam', device: 'scanner', stage: 'page 3', retryable: true, detail: '' },
    });
  });
  it('keeps the finished pages when a later one jams', () => {
    expect(pages()).toEqual(['p1', 'p2']);
    expect(booth.visit.place).toMatchObject({ job: { kind: 'stopped', error: 'jam', page: 3, kept: 2 } });
  });
  it('reorders, deletes and undoes', () => {
    booth.act({ do: 'movePage', page: 'p2', by: -1 });
    expect(pages()).toEqual(['p2', 'p1']);
    booth.act({ do: 'deletePage', page: 'p2' });
    expect(pages()).toEqual(['p1']);
    booth.act({ do: 'undo' });
    expect(pages()).toEqual(['p2', 'p1']);
  });
  it('replaces a page in its place', () => {
    booth.act({ do: 'rescanPage', page: 'p1' });
    const job = booth.effect('startScan')?.job ?? '';
    booth
      .send({ kind: 'pageKept', job, page: page('p9') })
      .send({ kind: 'scanEnded', job, pages: 1, error: null });
    expect(pages()).toEqual(['p9', 'p2']);
  });
  it('takes no page of a job that is over', () => {
    booth.send({ kind: 'pageKept', job: 'old', page: page('stray') });
    expect(pages()).not.toContain('stray');
  });
});

describe('signing', () => {
  it('needs every page shown first', () => {
    toCheck()
      .act({ do: 'checkDone' })
      .send({
        kind: 'documentMade',
        document: { id: 'd', title: { 'zh-CN': '书', en: 'R' }, pages: 2, sha256: 'b'.repeat(64) },
      });
    booth.act({ do: 'pageShown', page: 1, shownMs: 1 }, { do: 'previewDone' });
    expect(booth.at).toBe('preview');
  });
  it('names what is wrong with the ink and asks again', () => {
    toPad().act({ do: 'signDone' });
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'written', problems: ['tooFewStrokes'] } });
    booth.act({ do: 'signConfirm' });
    expect(booth.effect('capture')).toBeUndefined();
    booth.act({ do: 'signAgain' });
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'writing', strokes: 0 } });
  });
  it('never uses ink of a pad that was unplugged', () => {
    toPad();
    write().send({
      kind: 'signingBroke',
      job: booth.effect('startSigning')?.job ?? '',
      error: { kind: 'disconnected', device: 'signaturePad', stage: 'ink', retryable: true, detail: '' },
    });
    expect(booth.visit.ink).toBeNull();
    booth.act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(booth.effect('capture')).toBeUndefined();
  });
  it('asks for the card again when the check has aged', () => {
    toPad();
    write().act({ do: 'signDone' });
    booth.now += examplePack.timeouts.freshIdentityMs + 1;
    booth.act({ do: 'signConfirm' });
    expect(booth.visit.place).toMatchObject({ kind: 'card', purpose: 'sign' });
    expect(booth.effect('capture')).toBeUndefined();
  });
  it('can be refused, and nothing is signed', () => {
    toPad();
    write().act({ do: 'signRefuse' });
    expect(booth.visit.ink).toBeNull();
    expect(booth.at).toBe('preview');
  });
});

describe('leaving and waiting', () => {
  it('asks first when something was told, and the way back loses nothing', () => {
    toLists();
    const before = booth.visit.form;
    booth.act({ do: 'leave' });
    expect(booth.visit.overlay).toEqual({ kind: 'askLeave' });
    booth.act({ do: 'stay' });
    expect(booth.visit.form).toEqual(before);
  });
  it('covers after a minute, counts down, then ends and wipes', () => {
    const { idleCoverMs, coverMs } = examplePack.timeouts;
    toLists().later(idleCoverMs + 1);
    expect(booth.visit.overlay).toMatchObject({ kind: 'cover' });
    booth.later(coverMs);
    expect(booth.state).toMatchObject({ kind: 'leaving', phase: 'wiping' });
    expect(booth.effect('wipe')).toBeDefined();
  });
  it('can be extended more than ten times', () => {
    toLists();
    for (let i = 0; i < 12; i++) {
      booth.later(examplePack.timeouts.idleCoverMs + 1);
      expect(booth.visit.overlay?.kind).toBe('cover');
      booth.act({ do: 'stay' });
      expect(booth.visit.overlay).toBeNull();
    }
  });
  it('goes out of order when something could not be wiped', () => {
    toLists().act({ do: 'leaveForSure' }).send({ kind: 'wiped', ok: false });
    expect(booth.state).toMatchObject({ kind: 'outOfOrder', reason: 'wipeFailed' });
  });
  it('keeps nothing of the person in the state', () => {
    toPad();
    write().act({ do: 'leaveForSure' });
    expect(JSON.stringify(booth.state)).not.toMatch(/王小明|陈志华|500103|1380000/);
  });
});
