/** Random walks at the table: whatever is tapped, whichever card is laid down and whatever breaks, the invariants hold and every state can be drawn. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EvidencePage } from '../../contract/request.ts';
import { BoothView } from '../../contract/screen.ts';
import type { Seat, SessionAct, Who } from '../../contract/sessionScreen.ts';
import { stepDesk, stepSessionAct } from './deskStep.ts';
import { viewOf } from '../visit/view.ts';
import type { BoothEvent } from '../visit/visit.ts';
import { pack } from '../../../build/policy/pack.ts';
import { cards, signedBy, staffCard, staffOf, TestTable, type StaffRole } from './sessionKit.ts';
import { everyPartyIsBound } from '../../contract/session/table.ts';
import type { Session } from '../../contract/session/session.ts';
import { SIGNERS, type Table } from './desk.ts';
import { nobodyIsBack } from './returning.ts';
import { ruledRegime, signersOf } from './rules.ts';
import { everySitter, idOf, SEATS } from './seats.ts';

const onePage: EvidencePage = {
  id: 'p', sha256: 'a'.repeat(64), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
  scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder',
}; // prettier-ignore

const around = {
  site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' }, link: 'offline', clockTrusted: false, practice: false, scannerReady: true,
  hasScanner: true, camera: null, hearing: { voice: 'none', headset: 'none' },
} as const; // prettier-ignore

/** Stands in everything written before a mediation became one of another kind, and nowhere afterwards. */
const BEFORE = '早先';

/** What people who mostly do the sensible thing would do next. */
function sensible(at: TestTable, pick: number, role: StaffRole): void {
  const { desk } = at;
  if (desk.stage === 'entrance') {
    if (pick % 5 > 0) return void staffCard(at, role);
    return void at.card(cards.lead).send({ kind: 'session', news: { news: 'staffChecked', member: null } });
  }
  const { step } = desk;
  const seat: Seat = pick % 2 === 0 ? 'A' : 'B';
  switch (step.at) {
    case 'regimes': {
      const open = at.step.at === 'regimes' ? at.step.regimes : [];
      return void at.tap({ do: 'chooseRegime', regime: open[pick % 3]?.id ?? open[0]?.id ?? 'people' });
    }
    case 'leadCard': {
      if (pick % 11 === 0) return void at.tap({ do: 'switchDrop' });
      const others = ['gridStaff', 'judicialOfficer', 'mediator', 'mediator', 'mediator'] as const;
      return void (pick % 7 === 0 ? at.card(cards.A) : staffCard(at, others[pick % 5] ?? 'mediator'));
    }
    case 'writer':
      return void at.tap({ do: 'writer', seat });
    case 'switchTold':
      return void at.tap(pick % 8 === 0 ? { do: 'switchDrop' } : { do: 'switchTold' });
    case 'switchAsk':
      return void at.tap({ do: pick % 6 === 0 ? 'switchDecline' : 'switchAgree', seat: step.seat });
    case 'ink':
      if (pick % 4 === 0) return void at.act({ do: 'back', unfinished: null });
      return void at.tap({ do: pick % 4 === 1 ? 'inkDone' : 'offerSwitch' });
    case 'halted':
      return void at.tap({ do: pick % 4 === 0 ? 'endNow' : 'resume' });
    case 'kinds':
      return void at.tap({ do: 'chooseKind', kind: pick % 5 === 0 ? 'family' : 'loan' });
    case 'privacy':
      return void at.tap({ do: 'privacyRead', shownMs: pick, readAloud: false });
    case 'seatCard': {
      if (step.coming.kind === 'again')
        return void at.card(
          pick % 9 === 0 ? cards.child : (desk.people[step.seat]?.identity.card ?? cards.child),
        );
      if (step.coming.kind === 'party' && pick % 2 === 0) return void at.tap({ do: 'forAnother' });
      const other = step.coming.kind === 'acting' || step.coming.kind === 'helping';
      const own = other ? (step.seat === 'A' ? cards.agent : cards.second) : cards[step.seat];
      return void at.card(pick % 7 === 0 ? cards.lead : own);
    }
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
      if (desk.draft.facts === '') return void at.tap({ do: 'editFacts' });
      const empty = desk.draft.clauses.length < 2;
      return void at.tap(
        empty ? (pick % 2 === 0 ? { do: 'addPayment' } : { do: 'addClause' }) : { do: 'read' },
      );
    }
    case 'pick':
      return void at.tap({ do: 'pickClause', offer: pick % 2 === 0 ? null : 'waiveRest' });
    case 'words':
      return void at.tap({ do: 'words', text: pick % 4 === 0 ? '尽快付500元。' : `${(desk.session?.switches.length ?? 0) === 0 ? BEFORE : '后来'}约定${pick}。` }); // prettier-ignore
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
    case 'making':
      return void at.send({ kind: 'session', news: pick % 6 === 0 ? { news: 'paperFailed', characters: [] } : { news: 'paperMade', document: { id: `d${pick}`, title: { 'zh-CN': '书', en: 'P' }, pages: 1, sha256: 'a'.repeat(64) } } }); // prettier-ignore
    case 'paperProblem':
      return void at.tap({ do: 'backToDraft' });
    case 'reading': {
      const { clause } = step;
      if (pick % 9 === 0) return void at.tap({ do: 'doubt', clause, seat, what: 'notUnderstood' });
      return void at.tap({ do: 'clear', clause, seat: 'A' }, { do: 'clear', clause, seat: 'B' }, { do: 'heard', clause, seat, aloud: false }, { do: 'toSigning' }); // prettier-ignore
    }
    case 'signers':
      if (pick % 9 === 0) return void at.tap({ do: 'notSign', seat });
      return void at.tap({ do: 'signNow', who: SIGNERS[pick % 3] ?? 'A' });
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
      if (pick % 13 === 0) return void at.tap({ do: 'endKept' }, { do: 'notApply' });
      return void at.tap({ do: 'goOn' }, { do: 'comeBack', seat });
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
        pick % 11 === 0 ? { do: 'notApply' } : { do: 'signNow', who: SIGNERS[pick % 3] ?? 'A' },
      );
    case 'applicationSealing':
      return void at.send({ kind: 'session', news: pick % 5 === 0 ? { news: 'applicationNotCaptured' } : { news: 'applicationCaptured', itemId: 'j', at: at.moment().at } }).tap({ do: 'sealAgain' }); // prettier-ignore
  }
}

/** The power goes: what was signed and not yet sealed is there again for whoever led it, anything else is not. */
function afterCut(at: TestTable): TestTable {
  if (at.desk.stage === 'entrance') return at;
  const { step, cut: _, ...table } = at.table;
  const waits = table.sealed === null ? table.signed.length > 0 : table.application?.sealed === null && table.application.signed.length > 0; // prettier-ignore
  const roster = Object.values(staffOf).find(({ member }) => member?.id === table.lead.id);
  if (roster === undefined || !waits || step.at === 'ended' || step.at === 'endReason') return at;
  const next = new TestTable();
  next.now = at.now;
  next.act({ do: 'startSession' }).card(roster.card);
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
const wild: fc.Arbitrary<(at: TestTable) => void> = fc.oneof(
  // elsewhere a stop ends the walk; that it does is asked in every state (`stops`)
  fc.constant((at: TestTable) => void (at.desk.stage === 'table' && at.table.regime === 'judgeLed' && at.tap({ do: 'stop' }))),
  fc.boolean().map((online) => (at: TestTable) => void (at.online = online)),
  fc.constantFrom<SessionAct>(
    { do: 'toSigning' }, { do: 'read' }, { do: 'signNow', who: 'A' }, { do: 'offerConfirmation' }, { do: 'makeApplication' }, { do: 'notApply' }, { do: 'signNow', who: 'lead' }, { do: 'forAnother' }, { do: 'authority', authority: 'special' }, { do: 'papersDone' }, { do: 'partyComes' }, { do: 'whoSigns', seat: 'B' }, { do: 'backToSigners' }, { do: 'itIsMe', seat: 'B' }, { do: 'takePlan' }, { do: 'sealAgain' }, { do: 'again' },
    { do: 'turn', by: 1 }, { do: 'turn', by: -1 }, { do: 'offerSwitch' }, { do: 'switchAgree', seat: 'B' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchTold' }, { do: 'inkDone' }, { do: 'resume' }, { do: 'writer', seat: 'B' }, { do: 'chooseRegime', regime: 'judgeLed' }, { do: 'chooseRegime', regime: 'people' }, { do: 'addClause' }, { do: 'acknowledge', notice: 'rights', seat: 'B', shownMs: 1, readAloud: false }, { do: 'backToDraft' }, { do: 'removeClause', id: 'x' },
  ).map((act) => (at: TestTable) => void at.tap(act)),
  fc.constantFrom<BoothEvent>(
    { kind: 'act', act: { do: 'back', unfinished: null } }, { kind: 'ticked' }, { kind: 'cardLifted' }, { kind: 'deviceWent', device: 'idReader', error }, { kind: 'deviceCame', device: 'idReader' },
    { kind: 'deviceWent', device: 'signaturePad', error }, { kind: 'act', act: { do: 'openHelp' } }, { kind: 'act', act: { do: 'closeOverlay' } }, { kind: 'act', act: { do: 'signRefuse' } },
    { kind: 'session', news: { news: 'captured', itemId: 'x', at: '2026-11-23T10:00:00.000+08:00' } }, { kind: 'session', news: { news: 'signatureAdded', signed: signedBy('B') } },
  ).map((event) => (at: TestTable) => void at.send(event)),
); // prettier-ignore

/** What does not hold, in words. Drawing throws by itself when a state cannot be drawn. */
function broken(at: TestTable): string[] {
  if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return [];
  const view = viewOf(at.state, around, at.moment(), 1);
  const text = JSON.stringify(view);
  const { desk } = at;
  const table = desk.stage === 'table' ? desk : null;
  const session = table?.session ?? null;
  const signing = table !== null && (table.step.at === 'sign' || table.step.at === 'signers');
  const heard = session?.agreement.clauses.every((one) => SEATS.every((seat) => table !== null && one.heardBy.includes(idOf(table, seat))) && one.doubts.length === 0) ?? false; // prettier-ignore
  const sealed = table !== null && (table.step.at === 'sealing' || table.sealed !== null);
  const application = table?.application ?? null;
  const rules: [holds: boolean, words: string][] = [
    [BoothView.safeParse(view).success, 'what is pushed passes the border'],
    // what was just written is shown to whoever writes it
    [
      table?.step.at === 'principal' || !Object.values(cards).some(({ name }) => text.includes(name)),
      'people are masked',
    ],
    [!signing || heard, 'no signing before both have heard every clause and no doubt is open'],
    [table === null || !nobodyIsBack(table) || !['signers', 'sign', 'signCard', 'reading', 'refusing'].includes(table.step.at), 'after a cut nobody does anything before a card was read'], // prettier-ignore
    [!sealed || signersOf(table, pack).every((who) => table.signed.some((one) => one.who === who)), 'nothing sealed before everybody signed'], // prettier-ignore
    [
      session === null || signersMayBind(session),
      'nobody signs for a party whom the papers do not let bind it',
    ],
    [
      table === null || SEATS.every((seat) => seatIsProved(table, seat)),
      'nobody who is let in acts for a party without a scanned paper',
    ],
    [
      session === null ||
        !['reading', 'signing', 'sealed'].includes(session.phase.kind) ||
        // who signed before a cut need not come back for the others to sign
        ((table?.cut ?? null) !== null && table?.step.at !== 'reading') ||
        (table?.sealed ?? null) !== null ||
        everyPartyIsBound(session),
      'nothing is read while nobody can sign for a party',
    ],
    [
      table === null ||
        new Set(everySitter(table).map(({ identity }) => identity.card.number)).size ===
          everySitter(table).length,
      'nobody sits at two places',
    ],
    [table === null || table.kind !== 'family', 'no table for what cannot be signed here'],
    [session === null || table === null || session.signatures.filter((one) => one.act === 'signed').length === table.signed.filter((one) => one.who !== 'lead').length, 'a signature counts when it stands in the PDF, and only then'], // prettier-ignore
    [
      session === null ||
        table === null ||
        session.signatures.filter((one) => one.act === 'objected').length === table.objections.length,
      'an objection is noted by the machine and in words, or not at all',
    ],
    [
      !text.includes('"effectiveAt":"') ||
        (table !== null && ruledRegime(pack, table).effect === 'lastParty'),
      'nothing is in effect without the seal, but where the regime says so',
    ],
    ...(table === null ? [] : regimeRules(at, table)),
    [application === null || table?.sealed !== null, 'nobody applies before the agreement is sealed'],
    [
      application === null ||
        application.signed.length === 0 ||
        SEATS.every((seat) => application.shown.some((one) => one.who === seat)),
      'no signature on an application that was not shown',
    ],
    [
      (application?.sealed ?? null) === null ||
        SEATS.every((seat) => application?.signed.some((one) => one.who === seat) === true),
      'an application is sealed with both signatures or not at all',
    ],
    [
      application === null || application.signed.every((one) => one.who !== 'lead'),
      'whoever leads applies for nothing',
    ],
    [
      !sealed || table.signed.length === signersOf(table, pack).length,
      'whatever becomes of an application, the agreement is as it was signed',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, words]) => words);
}

/** What the kind of mediation asks of the table, whatever was tapped. */
function regimeRules(at: TestTable, table: Table): [holds: boolean, words: string][] {
  const { session } = table;
  const regime = ruledRegime(pack, table);
  const chosen = table.step.at !== 'regimes' && table.step.at !== 'leadCard';
  const told = at.effects.flatMap((one) => (one.kind === 'session' && one.wish.do.match(/^(noteSwitch|setAside)/) !== null ? [one.wish] : [])); // prettier-ignore
  const agreed = told.every((wish, index) => wish.do !== 'setAside' || (told[index - 1]?.do === 'noteSwitchAgreed' && told[index - 2]?.do === 'noteSwitchAgreed')); // prettier-ignore
  return [
    [session === null || session.regime === table.regime, 'the table and the machine are of one regime'],
    [!chosen || regime.leads.includes(table.lead.role), 'whoever leads may lead this kind'],
    [session === null || session.participants.some(({ id, role, here }) => id === table.leadId && role === table.lead.role && here === 'admitted'), 'whoever leads is there'], // prettier-ignore
    [(table.step.at !== 'sign' && table.step.at !== 'signers') || regime.eSign === 'allowed', 'nothing is signed here that is signed by hand'], // prettier-ignore
    [regime.agents !== 'none' || SEATS.every((seat) => table.people[seat]?.acting?.as !== 'agent'), 'where the parties come themselves no agent sits'], // prettier-ignore
    [agreed, 'nothing is turned before both agreed, each for itself'],
    [session === null || session.turning === null || !session.declined.includes(session.turning.to), 'nobody is asked a second time'], // prettier-ignore
    [(session?.switches.length ?? 0) === 0 || !JSON.stringify(table).includes(BEFORE), 'nothing written before stays after another kind began'], // prettier-ignore
    [stops(at, table), 'a stop ends it at once, or halts it where the law of the regime says so'],
  ];
}

/** Tries it in this very state, without going on from there. */
function stops(at: TestTable, table: Table): boolean {
  const { session, step } = table;
  const { state } = stepSessionAct(at.visit, at.desk, { do: 'stop' }, at.moment());
  const next = state.kind === 'visit' && state.place.kind === 'session' ? state.place.desk : null;
  if (next?.stage !== 'table') return false;
  const past = session === null || nobodyIsBack(table) || table.sealed !== null || ['sealing', 'captured', 'ended', 'endReason', 'halted'].includes(step.at); // prettier-ignore
  if (past) return next === table;
  const ended = next.step.at === 'ended' && next.session?.phase.kind === 'closed' && next.document === null && next.draft.clauses.length === 0; // prettier-ignore
  return ended || (!ruledRegime(pack, table).stopEnds && (next.step.at === 'halted' || step.at === 'sign'));
}

const signersMayBind = (session: Session): boolean =>
  session.signatures.every(({ by, act }) => {
    const one = session.participants.find(({ id }) => id === by);
    return act !== 'signed' || one?.role === 'party' || (one?.maySettle === true && one.actsFor !== null);
  });

function seatIsProved(table: Table, seat: Seat): boolean {
  const acting = table.people[seat]?.acting ?? null;
  const isIn = table.session?.participants.some(({ id }) => id === idOf(table, seat)) === true;
  return acting === null || !isIn || (acting.pages.length > 0 && (acting.as === 'agent') === (acting.authority !== null)); // prettier-ignore
}

it('holds its invariants on every walk', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom<StaffRole>('mediator', 'mediator', 'mediator', 'policeOfficer', 'policeOfficer', 'judicialOfficer', 'judge', 'agencyRep', 'gridStaff'), fc.boolean(), fc.array(fc.oneof({ weight: 8, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: wild }), { minLength: 40, maxLength: 230 }), (role, online, walk) => {
      let at = new TestTable();
      at.online = online;
      at.act({ do: 'startSession' });
      for (const choice of walk) {
        at.now += 700;
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return;
        if (typeof choice === 'number' && choice % 61 === 0) at = afterCut(at);
        if (typeof choice === 'number') sensible(at, choice, role);
        else choice(at);
        expect(broken(at)).toEqual([]);
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') continue;
        reached.add(at.step.at);
        if (at.step.at === 'captured' && (at.table.session?.switches.length ?? 0) > 0) reached.add('captured after a change'); // prettier-ignore
      }
    }),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 4000 : 420, seed: 20261125 },
  ); // prettier-ignore
  // the walks are worth something only if they get everywhere
  expect([...reached].toSorted()).toEqual([
    'applicants', 'applicationMaking', 'applicationPaper', 'applicationSealing', 'authority', 'authorityPaper', 'capacity', 'captured', 'captured after a change', 'count', 'draft', 'endReason', 'ended', 'first', 'followUp', 'halted', 'ink', 'kept', 'kinds', 'leadCard', 'making', 'noAuthority', 'notice', 'objecting', 'objection', 'offer', 'paperProblem', 'payer', 'pick', 'plan', 'principal', 'principalNumber', 'privacy', 'reading', 'refusing', 'regimes', 'returnCard', 'sealing', 'seatCard', 'seatConfirm', 'sign',
    'signCard', 'signers', 'staffCard', 'switchAsk', 'switchTold', 'total', 'words', 'writer',
  ]); // prettier-ignore
});

it('answers nothing at a desk that is not there any more', () => {
  const at = new TestTable().act({ do: 'startSession' });
  const { visit, desk } = at;
  at.act({ do: 'leaveForSure' });
  expect(at.state.kind).toBe('leaving');
  expect(stepDesk(visit, desk, { kind: 'touched' }, at.moment()).effects).toEqual([]);
});
