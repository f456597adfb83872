/** Random walks at the table: what sensible people do next, and what else may happen. */
import fc from 'fast-check';
import type { EvidencePage } from '../../contract/request.ts';
import { GuestCall } from '../../contract/session/guests.ts';
import { DisputeSource } from '../../contract/session/hosting.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import { Standing, type Seat } from '../../contract/session/parties.ts';
import type { SessionAct, Who } from '../../contract/sessionScreen.ts';
import type { BoothEvent } from '../visit/visit.ts';
import {
  cards,
  sampleJudgment,
  signedBy,
  staffCard,
  staffOf,
  TestTable,
  type StaffRole,
} from './sessionKit.ts';
import type { Linked, Table } from './desk.ts';
import { isBack } from './returning.ts';
import { everyoneOf, seatsOf } from './seats.ts';
import { textsOf } from './shared.ts';

const onePage: EvidencePage = {
  id: 'p', sha256: 'a'.repeat(64), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
  scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder',
}; // prettier-ignore

/** Stands in everything written before a mediation became one of another kind, and nowhere afterwards. */
export const BEFORE = '早先';

/** Of personal status, to be signed by hand; and what is not settled here at all. */
const STATUS_WORDS = ['双方自愿离婚。', '双方自愿离婚。', '双方确认存在亲子关系。'] as const;

/** Whose card leads and signs which kind. */
const LEADS: Readonly<Record<RegimeId, StaffRole>> = {
  people: 'mediator', courtInvitedPreFiling: 'mediator', courtInvitedPostFiling: 'mediator', judgeLed: 'judge', police: 'policeOfficer', administrative: 'agencyRep',
}; // prettier-ignore

/** Whose card comes when this guest is asked for. */
const GUESTS: Readonly<Record<GuestCall, StaffRole>> = { neutral: 'deputy', agencyRep: 'education', consumerCommittee: 'consumerCommittee' }; // prettier-ignore

/** What the court may say of the sample case. */
const linkedWith = (pick: number): Linked | null => {
  const key = 'a'.repeat(32);
  const found = [{ kind: 'none' }, { kind: 'offline' }, { kind: 'refused', why: 'expired' }, { kind: 'here', judgment: sampleJudgment }] as const;
  return pick % 5 === 4 ? null : { key, demo: oneOf(found, pick) };
}; // prettier-ignore

const oneOf = <T>(list: readonly T[], pick: number): T => {
  const one = list[pick % list.length];
  if (one === undefined) throw new Error('nobody to choose');
  return one;
};

/** What people who mostly do the sensible thing would do next. `wanted`: how many parties they are. */
export function sensible(at: TestTable, pick: number, role: StaffRole, wanted = 2): void {
  const { desk } = at;
  if (desk.stage === 'entrance') {
    if (pick % 5 > 0) return void staffCard(at, role);
    return void at.card(cards.lead).send({ kind: 'session', news: { news: 'staffChecked', member: null } });
  }
  if (desk.stage === 'group') throw new Error('nobody of this walk is a group');
  const { step } = desk;
  // with many it takes many steps: what leads back is rarer, so that some walks come to their end
  const patience = wanted > 2 ? 5 : 1;
  const seat: Seat = oneOf(seatsOf(desk), pick);
  switch (step.at) {
    case 'source':
      return void at.tap({ do: 'source', source: oneOf(DisputeSource.options, pick) });
    case 'willing':
      return void at.tap({ do: pick % 9 === 0 ? 'unwilling' : 'willing' });
    case 'regimes': {
      const open = at.step.at === 'regimes' ? at.step.regimes : [];
      return void at.tap({ do: 'chooseRegime', regime: open[pick % 3]?.id ?? open[0]?.id ?? 'people' });
    }
    case 'leadCard': {
      if (pick % 11 === 0) return void at.tap({ do: 'switchDrop' });
      if (step.why === 'hosted' && pick % 3 > 0) return void staffCard(at, LEADS[desk.regime]);
      const others = ['gridStaff', 'judicialOfficer', 'mediator', 'mediator', 'mediator'] as const;
      return void (pick % 7 === 0 ? at.card(cards.A) : staffCard(at, others[pick % 5] ?? 'mediator'));
    }
    case 'writer':
      return void at.tap({ do: 'writer', seat });
    case 'guestWhom':
      return void at.tap({ do: 'inviteGuest', call: oneOf(GuestCall.options, pick) });
    case 'guestAsk':
      return void at.tap({ do: 'guestAnswer', seat: step.seat, agrees: pick % 5 > 0 });
    case 'guestCard':
      if (pick % 9 === 0) return void at.act({ do: 'back', unfinished: null });
      return void (pick % 5 === 0
        ? at.card(cards.A)
        : staffCard(at, pick % 3 === 0 ? 'mediator' : GUESTS[step.call]));
    case 'switchTold':
      return void at.tap(pick % 8 === 0 ? { do: 'switchDrop' } : { do: 'switchTold' });
    case 'switchAsk':
      return void at.tap({ do: pick % 6 === 0 ? 'switchDecline' : 'switchAgree', seat: step.seat });
    case 'ink':
      if (pick % 4 === 0) return void at.act({ do: 'back', unfinished: null });
      if (pick % 4 === 2) return void at.tap({ do: 'inkBack' });
      return void at.tap({ do: pick % 4 === 1 ? 'inkDone' : 'offerSwitch' });
    case 'inkScan':
      if (step.job !== null) return void (pick % 2 === 0 ? at.send({ kind: 'pageKept', job: step.job, page: onePage }) : at.send({ kind: 'scanEnded', job: step.job, error: null, pages: 1 })); // prettier-ignore
      if (pick % 9 === 0) return void at.act({ do: 'back', unfinished: null });
      return void at.tap(step.pages.length > 0 ? { do: pick % 7 === 0 ? 'inkAgain' : 'inkPagesDone' } : { do: 'inkScan', source: 'feeder' }); // prettier-ignore
    case 'inkCompare':
      return void at.card(pick % 5 === 0 ? cards.A : desk.people.lead.identity.card);
    case 'inkSealing':
      return void at.send({ kind: 'session', news: { news: pick % 5 === 0 ? 'inkedNotCaptured' : 'inkedCaptured' } }).tap({ do: 'sealAgain' }); // prettier-ignore
    case 'halted':
      return void at.tap({ do: pick % 4 === 0 ? 'endNow' : 'resume' });
    case 'kinds':
      return void at.tap({
        do: 'chooseKind',
        kind: wanted === 2 && pick % 11 === 0 ? 'family' : pick % 3 === 0 ? 'training' : 'loan',
      });
    case 'ownName':
      return void at.tap({ do: 'ownName', own: pick % 3 > 0 });
    case 'ward':
      return void at.tap({ do: 'ward', name: '刘小雨' });
    case 'demoSeeking':
      return void at.send({ kind: 'session', news: { news: 'demoSought', linked: linkedWith(pick) } });
    case 'demo':
      return void at.tap(
        step.seat === null
          ? { do: 'demoClosed', shownMs: 900, readAloud: false }
          : { do: 'demoSeen', seat: step.seat, shownMs: 2000, readAloud: pick % 2 === 0 },
      );
    case 'parties': {
      const short = desk.parties.length < wanted;
      if (pick % 6 === 0) return void at.tap({ do: 'keepApart', on: pick % 12 === 0 });
      if (pick % 17 === 0) return void at.tap({ do: 'removeParty', seat });
      return void at.tap({ do: short ? 'addParty' : 'partiesDone' });
    }
    case 'standing':
      return void at.tap({ do: 'standing', standing: oneOf(Standing.options, pick) });
    case 'service':
      return void at.tap({ do: 'service', seat: step.seat, way: pick % 2 === 0 ? 'electronic' : 'paper' });
    case 'payee':
      return void at.tap({ do: 'payee', seat });
    case 'secured':
      return void at.tap({
        do: 'secured',
        clause: at.step.at === 'secured' ? oneOf(at.step.debts, pick).clause : '',
      });
    case 'securer':
      return void at.tap({
        do: 'securer',
        seat: at.step.at === 'securer' ? oneOf(at.step.securers, pick) : seat,
      });
    case 'securityWay':
      return void at.tap({
        do: 'securityWay',
        way: at.step.at === 'securityWay' ? oneOf(at.step.ways, pick) : 'joint',
      });
    case 'securedThing':
      return void at.tap({ do: 'securedThing', thing: pick % 5 === 0 ? '' : `云溪路${pick}号的房屋` });
    case 'privacy':
      if (desk.parties.length < wanted) return void at.tap({ do: 'moreParties' });
      return void at.tap({ do: 'privacyRead', shownMs: pick, readAloud: false });
    case 'seatCard': {
      if (step.coming.kind === 'again')
        return void at.card(
          pick % 9 === 0 ? cards.child : (desk.people[step.seat]?.identity.card ?? cards.child),
        );
      if (step.coming.kind === 'party' && pick % 2 === 0) return void at.tap({ do: 'forAnother' });
      const other = step.coming.kind === 'acting' || step.coming.kind === 'helping';
      const own =
        other && (step.seat === 'A' || step.seat === 'B')
          ? step.seat === 'A'
            ? cards.agent
            : cards.second
          : cards[step.seat];
      return void at.card(pick % 7 === 0 ? cards.lead : own);
    }
    // walked for themselves in remote/remoteWalk.test.ts
    case 'elsewhere':
      return void at.act({ do: 'back', unfinished: null });
    case 'compare':
    case 'compareSigner':
      return void at.tap({ do: 'itIsThem' });
    case 'capacity': {
      const all = ['agent', 'organisationsAgent', 'guardian', 'legalRep', 'supporter', 'interpreter', 'party', 'agent'] as const; // prettier-ignore
      return void at.tap({ do: 'capacity', as: all[pick % all.length] ?? 'party' });
    }
    case 'principal':
      return void at.tap({ do: 'principal', name: pick % 5 === 0 ? '' : step.party.kind === 'organisation' ? '重庆演示商贸有限公司' : cards[step.seat].name }); // prettier-ignore
    case 'principalNumber':
      return void at.tap({ do: 'principalNumber', number: pick % 4 === 0 ? '123' : '' });
    case 'authorityPaper':
      if (step.job === null) return void at.tap(step.pages.length > 0 && pick % 3 > 0 ? { do: 'papersDone' } : { do: 'scanPaper', source: pick % 2 === 0 ? 'feeder' : 'flatbed' }); // prettier-ignore
      return void (pick % 2 === 0 ? at.send({ kind: 'pageKept', job: step.job, page: onePage }) : at.send({ kind: 'scanEnded', job: step.job, error: null, pages: 1 })); // prettier-ignore
    case 'authority':
      return void at.tap({ do: 'authority', authority: pick % 2 === 0 ? 'special' : 'general' });
    case 'noAuthority':
      return void at.tap(pick % 3 === 0 ? { do: 'newAuthority' } : { do: 'partyComes' });
    case 'seatConfirm':
      return void at.tap({ do: 'itIsMe', seat: step.seat });
    case 'notice':
      return void at.tap({ do: 'acknowledge', seat: step.seat, notice: step.notice, shownMs: pick, readAloud: false }); // prettier-ignore
    case 'draft': {
      const unable =
        at.step.at === 'draft' ? at.step.acting.find(({ acting }) => !acting.mayBind) : undefined;
      if (unable !== undefined && pick % 2 === 0) return void at.tap({ do: 'whoSigns', seat: unable.seat });
      if (pick % 9 === 0) return void at.tap({ do: 'offerSwitch' });
      if (pick % 23 === 0) return void at.tap({ do: 'inviteGuest' });
      if (desk.draft.facts === '') return void at.tap({ do: 'editFacts' });
      // somebody elsewhere writes, or somebody here looks at what changed
      const words = `${(desk.session?.switches.length ?? 0) === 0 ? BEFORE : '后来'}一起写的${pick}。`;
      if (pick % 10 === 7)
        at.send({
          kind: 'session',
          news: { news: 'draftWritten', texts: textsOf(desk).map(({ id }) => ({ id, text: words })) },
        });
      if (pick % 10 === 3) at.tap({ do: 'changes' }).act({ do: 'back', unfinished: null });
      if (at.desk.stage !== 'table' || at.desk.step.at !== 'draft') return undefined;
      const empty = desk.draft.clauses.length < (wanted > 2 ? 3 : 2);
      return void at.tap(
        empty ? (pick % 2 === 0 ? { do: 'addPayment' } : { do: 'addClause' }) : { do: 'read' },
      );
    }
    case 'pick':
      if (wanted > 2 && pick % 2 === 0) at.tap({ do: 'secure' });
      return void at.tap({ do: 'pickClause', offer: pick % 2 === 0 ? null : 'waiveRest' });
    case 'words':
      return void at.tap({ do: 'words', text: wanted === 2 && pick % 17 === 0 ? oneOf(STATUS_WORDS, pick) : pick % 4 === 0 ? '尽快付500元。' : `${(desk.session?.switches.length ?? 0) === 0 ? BEFORE : '后来'}约定${pick}。` }); // prettier-ignore
    case 'payer':
      return void at.tap({ do: 'payer', seat });
    case 'total':
      return void at.tap({ do: 'total', fen: pick % 7 === 0 ? null : 100_000 + pick });
    case 'count':
      return void at.tap({ do: 'count', count: 3 });
    case 'first': {
      const view = at.step;
      return void at.tap({ do: 'first', day: view.at === 'first' ? (view.days[0] ?? '') : '' });
    }
    case 'plan':
      return void at.tap({ do: 'takePlan' });
    case 'followUp': {
      const view = at.step;
      return void at.tap({ do: 'followUp', day: view.at === 'followUp' && pick % 2 === 0 ? (view.days[0] ?? null) : null }); // prettier-ignore
    }
    case 'settling':
      return void at.send({ kind: 'session', news: { news: 'draftSettled', texts: textsOf(desk) } });
    case 'changes':
      if (pick % 3 === 0) return void at.tap({ do: 'changesOf', pair: pick % 4 });
      return void at.act({ do: 'back', unfinished: null });
    case 'making':
      return void at.send({ kind: 'session', news: pick % 6 === 0 ? { news: 'paperFailed', characters: [] } : { news: 'paperMade', document: { id: `d${pick}`, title: { 'zh-CN': '书', en: 'P' }, pages: 1, sha256: 'a'.repeat(64) } } }); // prettier-ignore
    case 'paperProblem':
      return void at.tap({ do: 'backToDraft' });
    case 'reading': {
      const { clause } = step;
      if (pick % (9 * patience) === 0)
        return void at.tap({ do: 'doubt', clause, seat, what: 'notUnderstood' });
      const heard = at.step.at === 'reading' ? at.step.heard : [];
      const open = seatsOf(desk).filter((one) => !heard.includes(one));
      const hears = open.length > 0 ? oneOf(open, pick) : seat;
      return void at.tap(...seatsOf(desk).map((one): SessionAct => ({ do: 'clear', clause, seat: one })), { do: 'heard', clause, seat: hears, aloud: false }, { do: 'toSigning' }); // prettier-ignore
    }
    case 'signers':
      if (pick % (9 * patience) === 0) return void at.tap({ do: 'notSign', seat });
      return void at.tap({ do: 'signNow', who: oneOf(stillSigns(desk, wanted), pick) });
    case 'refusing':
      return void (pick % 2 === 0 ? at.tap({ do: 'object' }) : at.act({ do: 'back', unfinished: null }));
    case 'objecting':
      return void at.tap({ do: 'objectionWords', text: pick % 5 === 0 ? ' ' : `我想再谈${pick}。` });
    case 'objection':
      return void at.tap({ do: 'noteObjection' });
    case 'signCard':
      return void at.card(
        pick % 6 === 0 ? cards.child : (desk.people[step.who]?.identity.card ?? cards.child),
      );
    case 'sign':
      return signs(at, step.who, step.job, pick);
    case 'sealing':
      return void at.send({ kind: 'session', news: pick % 5 === 0 ? { news: 'notCaptured' } : { news: 'captured', itemId: 'i', at: at.moment().at } }).tap({ do: 'sealAgain' }); // prettier-ignore
    case 'kept':
      if (pick % (13 * patience) === 0) return void at.tap({ do: 'endKept' }, { do: 'notApply' });
      return void at.tap(
        { do: 'goOn' },
        { do: 'comeBack', seat: wanted > 2 ? oneOf(away(desk), pick) : seat },
      );
    case 'returnCard':
      return void at.card(
        pick % 5 === 0 ? cards.child : (desk.people[step.who]?.identity.card ?? cards.child),
      );
    case 'keptEnd':
      return void at.tap({ do: 'endReason', id: 'unknown' }).act({ do: 'back', unfinished: null });
    case 'endReason':
      return void at.tap({ do: 'endReason', id: pick % 2 === 0 ? 'other' : 'unknown' });
    case 'ended':
      return void at.tap({ do: 'chooseReason' });
    case 'captured':
      return void at.tap({ do: 'offerConfirmation' });
    case 'offer':
      return void at.tap(pick % 6 === 0 ? { do: 'notApply' } : { do: 'makeApplication' });
    case 'applicationMaking':
      if (step.failed) return void at.tap({ do: 'makeApplication' });
      return void at.send({ kind: 'session', news: pick % 6 === 0 ? { news: 'applicationFailed' } : { news: 'applicationMade', document: { id: `e${pick}`, title: { 'zh-CN': '书', en: 'P' }, pages: 1, sha256: 'e'.repeat(64) } } }); // prettier-ignore
    case 'applicationPaper':
      return void at.act({ do: 'pageShown', page: 1, shownMs: pick }, { do: 'previewDone' });
    case 'applicants':
      return void at.tap(
        pick % 11 === 0 ? { do: 'notApply' } : { do: 'signNow', who: oneOf(everyoneOf(desk), pick) },
      );
    case 'applicationSealing':
      return void at.send({ kind: 'session', news: pick % 5 === 0 ? { news: 'applicationNotCaptured' } : { news: 'applicationCaptured', itemId: 'j', at: at.moment().at } }).tap({ do: 'sealAgain' }); // prettier-ignore
  }
}

const stillSigns = (table: Table, wanted: number): readonly Who[] => {
  const open = everyoneOf(table).filter((who) => !table.signed.some((one) => one.who === who));
  return wanted > 2 && open.length > 0 ? open : everyoneOf(table);
};

const away = (table: Table): readonly Seat[] => {
  const open = seatsOf(table).filter((seat) => !isBack(table, seat));
  return open.length > 0 ? open : seatsOf(table);
};

/** The power goes: what was signed and not yet sealed is there again for whoever led it, anything else is not. */
export function afterCut(at: TestTable): TestTable {
  if (at.desk.stage === 'entrance') return at;
  const { step, cut: _, ...table } = at.table;
  const waits = table.sealed === null ? table.signed.length > 0 : table.application?.sealed === null && table.application.signed.length > 0; // prettier-ignore
  const roster = Object.values(staffOf).find(({ member }) => member?.id === table.lead.id);
  if (roster === undefined || !waits || step.at === 'ended' || step.at === 'endReason') return at;
  const next = new TestTable();
  next.now = at.now;
  // by the very card that led: whoever else may have been taken for that member before has another
  next.act({ do: 'startSession' }).card(table.people.lead.identity.card);
  const kept = { table, keptAt: at.moment().at, until: at.moment().at };
  return next.send({ kind: 'session', news: { news: 'staffChecked', member: roster.member, kept } });
}

function signs(at: TestTable, who: Who, job: string, pick: number): void {
  at.send({ kind: 'signingStarted', job, geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 }, pad: { model: 'm', serial: 's', firmware: '1', driver: 'stu' } }); // prettier-ignore
  const samples = Array.from({ length: 90 }, (_, i) => ({ t: i * 8, x: 1000 + i * 60, y: 3000 + Math.round(Math.sin(i / 4) * 900), p: 400, flags: i % 40 === 39 ? 2 : 3 })); // prettier-ignore
  at.send({ kind: 'inkDrawn', job, samples: pick % 8 === 0 ? samples.slice(0, 3) : samples, gaps: 0 });
  at.act({ do: 'signDone' }, { do: 'signConfirm' });
  at.send({ kind: 'session', news: pick % 7 === 0 ? { news: 'signatureFailed', why: 'notKept' } : { news: 'signatureAdded', signed: signedBy(who) } }); // prettier-ignore
}

const error = { kind: 'disconnected', device: 'idReader', stage: 's', retryable: true, detail: '' } as const;
export const wild: fc.Arbitrary<(at: TestTable) => void> = fc.oneof(
  // elsewhere a stop ends the walk; that it does is asked in every state (`stops`)
  fc.constant((at: TestTable) => void (at.desk.stage === 'table' && at.table.regime === 'judgeLed' && at.tap({ do: 'stop' }))),
  fc.boolean().map((online) => (at: TestTable) => void (at.online = online)),
  fc.constantFrom<SessionAct>(
    { do: 'toSigning' }, { do: 'read' }, { do: 'signNow', who: 'A' }, { do: 'offerConfirmation' }, { do: 'makeApplication' }, { do: 'notApply' }, { do: 'signNow', who: 'lead' }, { do: 'forAnother' }, { do: 'authority', authority: 'special' }, { do: 'papersDone' }, { do: 'partyComes' }, { do: 'whoSigns', seat: 'B' }, { do: 'backToSigners' }, { do: 'itIsMe', seat: 'B' }, { do: 'takePlan' }, { do: 'sealAgain' }, { do: 'again' },
    { do: 'turn', by: 1 }, { do: 'turn', by: -1 }, { do: 'offerSwitch' }, { do: 'switchAgree', seat: 'B' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchTold' }, { do: 'inkDone' }, { do: 'inkBack' }, { do: 'inkPagesDone' }, { do: 'inviteGuest' }, { do: 'guestAnswer', seat: 'B', agrees: true }, { do: 'guestDrop' }, { do: 'resume' }, { do: 'writer', seat: 'B' }, { do: 'chooseRegime', regime: 'judgeLed' }, { do: 'chooseRegime', regime: 'people' }, { do: 'addClause' }, { do: 'acknowledge', notice: 'rights', seat: 'B', shownMs: 1, readAloud: false }, { do: 'backToDraft' }, { do: 'removeClause', id: 'x' },
  ).map((act) => (at: TestTable) => void at.tap(act)),
  fc.constantFrom<BoothEvent>(
    { kind: 'act', act: { do: 'back', unfinished: null } }, { kind: 'ticked' }, { kind: 'cardLifted' }, { kind: 'deviceWent', device: 'idReader', error }, { kind: 'deviceCame', device: 'idReader' },
    { kind: 'deviceWent', device: 'signaturePad', error }, { kind: 'act', act: { do: 'openHelp' } }, { kind: 'act', act: { do: 'closeOverlay' } }, { kind: 'act', act: { do: 'signRefuse' } },
    { kind: 'session', news: { news: 'captured', itemId: 'x', at: '2026-11-23T10:00:00.000+08:00' } }, { kind: 'session', news: { news: 'signatureAdded', signed: signedBy('B') } },
  ).map((event) => (at: TestTable) => void at.send(event)),
); // prettier-ignore
