/** A mediation at one booth one event at a time, for its tests: who lays which card down and taps what, in short words. */
import type { DemoJudgment } from '../../contract/demoJudgment.ts';
import type { CardRecord } from '../../contract/devices.ts';
import { ok } from '../../contract/result.ts';
import type { EvidencePage } from '../../contract/request.ts';
import type { Seat, Standing } from '../../contract/session/parties.ts';
import type { SessionAct, SessionStep, Who } from '../../contract/sessionScreen.ts';
import { pack } from '../../../build/policy/pack.ts';
import { TestBooth } from '../visit/visitKit.ts';
import type { Table, Signed } from './desk.ts';
import type { SessionWish } from './wishes.ts';
import { deskOf } from './deskStep.ts';
import type { KeptSessions } from './keptSessions.ts';
import { deskView } from './deskView.ts';
import { seatsOf } from './seats.ts';

const resident = (name: string, number: string): CardRecord => ({
  type: 'resident', name, sex: '1', birth: number.slice(6, 14), number, validFrom: '20190315', validTo: '20390315', nation: '01',
  address: '重庆市渝北区龙溪街道新牌坊一路88号', authority: '重庆市公安局渝北区分局',
}); // prettier-ignore

/** The synthetic people of the simulator. */
export const cards = {
  lead: resident('周正平', '500199197209163319'),
  grid: resident('吴晓兰', '500199198405274424'),
  officer: resident('赵卫东', '500199198707233310'),
  justice: resident('孙文静', '500199198911058425'),
  judge: resident('钱志远', '500199197604172215'),
  agency: resident('郑雪梅', '500199198502093326'),
  deputy: resident('向春华', '500199198006253327'),
  education: resident('龙丽萍', '500199198603153324'),
  consumers: resident('温国栋', '500199197409223312'),
  A: resident('张明华', '500199198805124417'),
  B: resident('李建国', '500199197911304919'),
  C: resident('何秀云', '500199198003125527'),
  D: resident('罗成林', '500199197506183311'),
  E: resident('蒋玉梅', '500199199110094425'),
  F: resident('谭志强', '500199198612207713'),
  G: resident('冉春燕', '500199197302148826'),
  H: resident('姚立新', '500199196909021134'),
  child: resident('刘小雨', '500199201208191026'),
  second: resident('赵小川', '500199199002145515'),
  agent: resident('陈静', '500199198307216621'),
} as const;

/** For tests of the rest: everything is taken and nothing is kept. */
export const keepsNothing: KeptSessions = {
  vaultFor: () =>
    Promise.resolve({
      keep: (_ref, _parts, also) => (also(), ok(null)),
      destroy: () => undefined,
      forget: () => undefined,
    }),
  open: () => Promise.resolve(null),
  waits: () => false,
  waitsUntil: () => null,
  has: () => false,
  expire: () => [],
  dropCaptured: () => undefined,
};

/** What a court decided in the sample case of a group, as a booth has it. */
export const sampleJudgment: DemoJudgment = {
  v: 1, id: '01JDEM0JVDGMENT00000000000', court: 'cq-0103', kind: 'training', groupKey: 'a'.repeat(32), caseNo: '（2026）渝0103民初1234号',
  claimed: ['家长要求退还没有上的课的钱。'], decided: ['公司按没有上的课退钱。', '家长要的利息，法院没有支持。'],
  decidedOn: '2026-06-18', final: true, signedAt: '2026-11-20T09:00:00.000Z', validTo: '2027-12-31',
}; // prettier-ignore

export const mediator = pack.staff?.members[0] ?? null;
const gridStaff = pack.staff?.members[1] ?? null;

/** Who on the roster has which role, and their card. */
export const staffOf = {
  mediator: { member: mediator, card: cards.lead },
  gridStaff: { member: gridStaff, card: cards.grid },
  policeOfficer: { member: pack.staff?.members[2] ?? null, card: cards.officer },
  judicialOfficer: { member: pack.staff?.members[3] ?? null, card: cards.justice },
  judge: { member: pack.staff?.members[4] ?? null, card: cards.judge },
  agencyRep: { member: pack.staff?.members[5] ?? null, card: cards.agency },
  deputy: { member: pack.staff?.members[6] ?? null, card: cards.deputy },
  education: { member: pack.staff?.members[7] ?? null, card: cards.education },
  consumerCommittee: { member: pack.staff?.members[8] ?? null, card: cards.consumers },
} as const;
export type StaffRole = keyof typeof staffOf;

export class TestTable extends TestBooth {
  get desk() {
    const desk = deskOf(this.visit);
    if (desk === null) throw new Error(`no desk but ${this.visit.place.kind}`);
    return desk;
  }
  get table(): Table {
    if (this.desk.stage !== 'table') throw new Error('nobody leads yet');
    return this.desk;
  }
  get step(): SessionStep {
    return deskView(this.visit, this.desk, true, this.moment()).step;
  }
  tap(...acts: SessionAct[]): this {
    for (const act of acts) this.act({ do: 'session', act });
    return this;
  }
  wish<D extends SessionWish['do']>(what: D): Extract<SessionWish, { do: D }> | undefined {
    const wishes = this.effects.flatMap((one) => (one.kind === 'session' ? [one.wish] : []));
    return wishes.findLast((one): one is Extract<SessionWish, { do: D }> => one.do === what);
  }
}

/** A card of staff at the entrance, or at a table that asks for one. */
export function staffCard(booth: TestTable, role: StaffRole): TestTable {
  const { member, card } = staffOf[role];
  return booth.card(card).send({ kind: 'session', news: { news: 'staffChecked', member } });
}

export const enter = (role: StaffRole, booth: TestTable = new TestTable()): TestTable =>
  staffCard(booth.act({ do: 'startSession' }), role);

export const toKinds = (booth: TestTable = new TestTable()): TestTable =>
  enter('mediator', booth).tap({ do: 'chooseRegime', regime: 'people' });

export const toSeatA = (booth?: TestTable): TestTable =>
  toKinds(booth).tap(
    { do: 'chooseKind', kind: 'loan' },
    { do: 'privacyRead', shownMs: 4000, readAloud: false },
  );

export function toNotices(booth?: TestTable): TestTable {
  const at = toSeatA(booth);
  at.card(cards.A).tap({ do: 'itIsMe', seat: 'A' });
  return at.card(cards.B).tap({ do: 'itIsMe', seat: 'B' });
}

/** Whoever still has to be told is told. */
export function nextNotices(at: TestTable): TestTable {
  for (let i = 0; i < 20 && at.step.at === 'notice'; i += 1) {
    const { seat, notice } = at.step;
    at.tap({ do: 'acknowledge', seat, notice, shownMs: 3000, readAloud: false });
  }
  return at;
}

export const toDraft = (booth?: TestTable): TestTable => nextNotices(toNotices(booth));

export const takeSeat = (at: TestTable, seat: Seat): TestTable =>
  at.card(cards[seat]).tap({ do: 'itIsMe', seat });

interface Comes {
  readonly as: Extract<SessionAct, { do: 'capacity' }>['as'];
  readonly name: string;
  readonly number: string;
  readonly card: CardRecord;
}

/** Up to the paper, at seat B. */
export const acts = (at: TestTable, { as, name, number, card }: Comes): TestTable =>
  at
    .tap(
      { do: 'forAnother' },
      { do: 'capacity', as },
      { do: 'principal', name },
      { do: 'principalNumber', number },
    ) // prettier-ignore
    .card(card)
    .tap({ do: 'itIsMe', seat: 'B' });

const page = (id: string, digest: (id: string) => string): EvidencePage => ({
  id, sha256: digest(id), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
  scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder',
}); // prettier-ignore

export function scanPaper(
  at: TestTable,
  pages: number,
  digest: (id: string) => string = () => 'd'.repeat(64),
): TestTable {
  // prettier-ignore
  at.tap({ do: 'scanPaper', source: 'feeder' });
  const job = at.effect('startScan')?.job ?? '';
  for (let no = 1; no <= pages; no += 1) at.send({ kind: 'pageKept', job, page: page(`page${no}`, digest) });
  return at.send({ kind: 'scanEnded', job, error: null, pages });
}

/** The parties of a bigger table by how they stand, the first two being there already; up to the first card. */
export function toManySeats(standings: readonly Standing[], booth?: TestTable, apart = false): TestTable {
  const at = toKinds(booth).tap({ do: 'chooseKind', kind: 'loan' }, { do: 'moreParties' });
  for (const standing of standings) at.tap({ do: 'addParty' }, { do: 'standing', standing });
  return at.tap(
    { do: 'keepApart', on: apart },
    { do: 'partiesDone' },
    { do: 'privacyRead', shownMs: 4000, readAloud: false },
  );
}

/** A parent or another guardian for a child, by one scanned page; up to the next card. */
export function guardianSits(
  at: TestTable,
  seat: Seat,
  ward: string,
  digest?: (id: string) => string,
): TestTable {
  at.tap({ do: 'forAnother' }, { do: 'capacity', as: 'guardian' }, { do: 'principal', name: ward }, { do: 'principalNumber', number: '' }); // prettier-ignore
  takeSeat(at, seat);
  return scanPaper(at, 1, digest).tap({ do: 'papersDone' });
}

/** Each by their own card, in the order they are called. */
export function allSit(at: TestTable): TestTable {
  for (let i = 0; i < 8 && at.step.at === 'seatCard'; i += 1) takeSeat(at, at.step.seat);
  return at;
}

/** Everybody is told every notice and says how the agreement reaches them: every second one electronically. */
export function allListen(at: TestTable): TestTable {
  for (let i = 0; i < 80 && (at.step.at === 'notice' || at.step.at === 'service'); i += 1) {
    const { step } = at;
    if (step.at === 'notice') at.tap({ do: 'acknowledge', seat: step.seat, notice: step.notice, shownMs: 3000, readAloud: false });
    if (step.at === 'service') at.tap({ do: 'service', seat: step.seat, way: seatsOf(at.table).indexOf(step.seat) % 2 === 0 ? 'electronic' : 'paper' });
  }
  return at;
} // prettier-ignore

export const toManyDraft = (standings: readonly Standing[], booth?: TestTable): TestTable =>
  allListen(allSit(toManySeats(standings, booth)));

/** `payer` owes A that sum, to be paid at once. */
export function writePayment(at: TestTable, payer: Seat, fen: number): TestTable {
  at.tap({ do: 'addPayment' }, { do: 'payer', seat: payer }, { do: 'payee', seat: 'A' }, { do: 'total', fen }, { do: 'count', count: 1 });
  return at.tap({ do: 'first', day: at.step.at === 'first' ? (at.step.days[0] ?? '') : '' }, { do: 'takePlan' });
} // prettier-ignore

/** Facts, three instalments of 10,000 yuan and a ready clause. */
export function writeClauses(at: TestTable): TestTable {
  at.tap(
    { do: 'editFacts' },
    { do: 'words', text: '被申请人借了申请人三万元，到期没有还。' },
    { do: 'addPayment' },
    { do: 'payer', seat: 'B' },
    { do: 'total', fen: 3_000_000 },
    { do: 'count', count: 3 },
  );
  const days = at.step.at === 'first' ? at.step.days : [];
  at.tap({ do: 'first', day: days[0] ?? '' }, { do: 'takePlan' }, { do: 'addClause' });
  return at.tap({ do: 'pickClause', offer: 'waiveRest' });
}

export const toDrafted = (booth?: TestTable): TestTable => writeClauses(toDraft(booth));

export function paperMade(drafted: TestTable): TestTable {
  const at = drafted.tap({ do: 'read' }, { do: 'followUp', day: null });
  return at.send({
    kind: 'session',
    news: {
      news: 'paperMade',
      document: { id: 'doc', title: { 'zh-CN': '人民调解协议书', en: 'Agreement' }, pages: 2, sha256: 'a'.repeat(64) },
    },
  }); // prettier-ignore
}

export const toReading = (booth?: TestTable): TestTable => paperMade(toDrafted(booth));

export function hearAll(at: TestTable): TestTable {
  for (let i = 0; i < 200 && at.step.at === 'reading' && !at.step.allHeard; i += 1) {
    const { clause, heard } = at.step;
    const seat = seatsOf(at.table).find((one) => !heard.includes(one)) ?? 'A';
    at.later(2_000).tap({ do: 'heard', clause: clause.id, seat, aloud: false });
  }
  return at;
}

export const toSigning = (booth?: TestTable): TestTable => hearAll(toReading(booth)).tap({ do: 'toSigning' });

/** Card, pad and ink, up to the confirmed signature; the increment is told by `added`. */
export function writeName(at: TestTable, who: Who, thinkingMs = 0, card: CardRecord = cards[who]): TestTable {
  at.tap({ do: 'signNow', who }).card(card);
  const job = at.effect('startSigning')?.job ?? '';
  at.send({
    kind: 'signingStarted', job, geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
    pad: { model: 'STU-540', serial: 's', firmware: '1', driver: 'stu' },
  }); // prettier-ignore
  for (const x0 of [1000, 5000]) {
    const samples = Array.from({ length: 60 }, (_, i) => ({ t: x0 / 5 + i * 5, x: x0 + i * 40, y: 3000 + Math.round(Math.sin(i / 5) * 900), p: 400, flags: 3 })); // prettier-ignore
    at.send({ kind: 'inkDrawn', job, samples: [...samples, { t: x0 / 5 + 305, x: x0, y: 0, p: 0, flags: 2 }], gaps: 0 }); // prettier-ignore
  }
  at.now += thinkingMs;
  return at.act({ do: 'signDone' }, { do: 'signConfirm' });
}

export const signedBy = (who: Who): Signed => ({
  id: `act-${who}`, who, began: '2026-11-23T10:00:00.000+08:00', done: '2026-11-23T10:00:00.000+08:00', trusted: true,
  pad: { model: 'STU-540', serial: 's', firmware: '1' }, samples: 'b'.repeat(64), remote: null, field: { name: `sign-${who}`, bytes: 10, sha256: 'c'.repeat(64) },
}); // prettier-ignore

export const sign = (at: TestTable, who: Who, card: CardRecord = cards[who]): TestTable =>
  writeName(at, who, 0, card).send({
    kind: 'session',
    news: { news: 'signatureAdded', signed: signedBy(who) },
  });

export function toCaptured(booth?: TestTable): TestTable {
  const at = toSigning(booth);
  for (const who of ['B', 'lead', 'A'] as const) sign(at, who);
  return at.send({
    kind: 'session',
    news: { news: 'captured', itemId: 'item', at: '2026-11-23T10:20:00.000+08:00' },
  });
}

/** Up to the list of those who apply, the paper shown to both. */
export function toApplicants(booth?: TestTable): TestTable {
  const at = toCaptured(booth).tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
  at.send({
    kind: 'session',
    news: {
      news: 'applicationMade',
      document: { id: 'application', title: { 'zh-CN': '司法确认申请书', en: 'Application' }, pages: 2, sha256: 'e'.repeat(64) },
    },
  });
  at.act({ do: 'pageShown', page: 1, shownMs: 900 }, { do: 'turnPage', page: 2 });
  return at.act({ do: 'pageShown', page: 2, shownMs: 700 }, { do: 'previewDone' });
} // prettier-ignore
