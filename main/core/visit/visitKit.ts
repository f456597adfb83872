/** A booth one event at a time, for the tests of the visit: what a person and the devices do, in short words. */
import type { ToldAgreement } from '../../contract/agreements.ts';
import type { CardRecord, PenSample } from '../../contract/devices.ts';
import type { Act } from '../../contract/act.ts';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { step } from './step.ts';
import { viewOf } from './view.ts';
import {
  DEFAULT_LOOK,
  type BoothEvent,
  type BoothState,
  type Effect,
  type Moment,
  type Visit,
} from './visit.ts';

export const wang: CardRecord = {
  type: 'resident', name: '王小明', sex: '1', birth: '19490312', number: '50010319491231002X', validFrom: '20100101', validTo: '长期',
  nation: '01', address: '重庆市渝中区河湾街道1号', authority: '重庆市公安局',
}; // prettier-ignore

/** An agreement on which the court has issued its own statement, as it is told to one party. */
export const told: ToldAgreement = {
  id: '01M8D99GW5KCEYRR43S9G4Q01B', title: '法院委托调解协议书', receiptNumber: '收20261122-000158', receivedAt: '2026-11-22T10:00:00+08:00',
  answer: { kind: 'received' }, parties: [], lights: [], statement: { number: '（2026）渝0103民初1234号', date: '2026-11-22', word: { word: '', sig: '', kid: '' } },
  effectiveAt: null, member: null, followUp: null, confirmation: null, application: null,
}; // prettier-ignore

/** A booth one event at a time, with a clock of its own. */
export class TestBooth {
  state: BoothState = { kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK };
  effects: Effect[] = [];
  now = 1_000_000;
  /** Whether the court's line is there. */
  online = false;
  #ids = 0;

  moment(): Moment {
    return {
      pack: examplePack,
      now: this.now,
      at: '2026-11-23T10:00:00.000+08:00',
      today: '2026-11-23',
      newId: `id${++this.#ids}`,
      pad: 'stu',
      online: this.online,
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
        hasScanner: true,
        camera: null,
        hearing: { voice: 'none', headset: 'none' },
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

export const needs = { larger: false, readAloud: false, helper: 'none' } as const;
export const choose = (question: string, ...ids: string[]): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'choice', ids },
});
export const say = (question: string, text: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'text', text },
});
export const dial = (question: string, text: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'digits', text },
});

export const toHome = (booth: TestBooth): TestBooth =>
  booth
    .act(
      { do: 'start' },
      { do: 'continueNotice', shownMs: 5000, readAloud: false },
      { do: 'setNeeds', needs },
    )
    .card()
    .act({ do: 'thisIsMe' });
export const toLists = (booth: TestBooth): TestBooth =>
  toHome(booth).act(
    { do: 'openService', service: 'mediation' }, choose('disputeKind', 'loan'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
    dial('myPhone', '13800000000'), say('myResidence', '河湾街道1号'),
  ); // prettier-ignore
export function toCheck(booth: TestBooth): TestBooth {
  return toLists(booth).act(
    choose('respondentKind', 'person'), say('respondentName', '陈志华'), dial('respondentPhone', '13900000000'), { do: 'skip', question: 'respondentAddress' },
    { do: 'listDone' }, choose('claimKind', examplePack.claimKinds.find((k) => k.form === 'money')?.id ?? ''),
    { do: 'answer', question: 'claimAmount', value: { kind: 'money', fen: 3_560_000 } }, { do: 'skip', question: 'claimWords' },
    { do: 'listDone' }, { do: 'answer', question: 'factDate', value: { kind: 'date', date: '2025-03' } }, say('factWords', '借钱不还'),
    { do: 'listDone' }, { do: 'listDone' }, say('serviceAddress', '河湾街道1号'),
    { do: 'answer', question: 'eService', value: { kind: 'statement', answer: false, shownMs: 4000, readAloud: false } },
    choose('mediationWish', 'yes'),
  ); // prettier-ignore
}
export function toPreview(booth: TestBooth): TestBooth {
  return toCheck(booth)
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
}
export const toPad = (booth: TestBooth): TestBooth => toPadFromPreview(toPreview(booth));
export function toPadFromPreview(booth: TestBooth): TestBooth {
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
/** A name on the pad: two strokes with their ends, a batch each. */
export const NAME_STROKES: readonly (readonly PenSample[])[] = [1000, 5000].map((x0) => [
  ...Array.from({ length: 60 }, (_, i) => ({
    t: x0 / 5 + i * 5,
    x: x0 + i * 40,
    y: 3000 + Math.round(Math.sin(i / 5) * 900),
    p: 400,
    flags: 3,
  })),
  { t: x0 / 5 + 305, x: x0, y: 0, p: 0, flags: 2 },
]);
export function write(booth: TestBooth): TestBooth {
  const job = booth.effect('startSigning')?.job ?? '';
  for (const samples of NAME_STROKES) booth.send({ kind: 'inkDrawn', job, samples: [...samples], gaps: 0 });
  return booth;
}
