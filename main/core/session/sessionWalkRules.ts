/** What has to hold at the table in every state of a random walk, whatever was tapped. */
import { BoothView } from '../../contract/screen.ts';
import { settlesStatus } from '../../contract/session/personalStatus.ts';
import { Seat } from '../../contract/session/parties.ts';
import { guestCall, isGuest } from '../../contract/session/guests.ts';
import type { Session } from '../../contract/session/session.ts';
import { everyPartyIsBound } from '../../contract/session/table.ts';
import { stepSessionAct } from './deskStep.ts';
import { viewOf } from '../visit/view.ts';
import { pack } from '../../../build/policy/pack.ts';
import { cards, type TestTable } from './sessionKit.ts';
import { BEFORE } from './sessionWalkKit.ts';
import type { Table } from './desk.ts';
import { isBeingOpened } from './hosting.ts';
import { nobodyIsBack } from './returning.ts';
import { ruledRegime, signersOf } from './rules.ts';
import { everySitter, idOf, seatsOf, sideOfSeat, wardsOf } from './seats.ts';

const around = {
  site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' }, link: 'offline', clockTrusted: false, practice: false, scannerReady: true,
  hasScanner: true, camera: null, hearing: { voice: 'none', headset: 'none' },
} as const; // prettier-ignore

/** What does not hold, in words. Drawing throws by itself when a state cannot be drawn. */
export function broken(at: TestTable): string[] {
  if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return [];
  const view = viewOf(at.state, around, at.moment(), 1);
  const text = JSON.stringify(view);
  const { desk } = at;
  const table = desk.stage === 'table' ? desk : null;
  const session = table?.session ?? null;
  const signing = table !== null && (table.step.at === 'sign' || table.step.at === 'signers');
  const heard = session?.agreement.clauses.every((one) => table !== null && seatsOf(table).every((seat) => one.heardBy.includes(idOf(table, seat))) && one.doubts.length === 0) ?? false; // prettier-ignore
  const sealed = table !== null && (table.step.at === 'sealing' || table.sealed !== null);
  const application = table?.application ?? null;
  const rules: [holds: boolean, words: string][] = [
    [BoothView.safeParse(view).success, 'what is pushed passes the border'],
    // what was just written is shown to whoever writes it
    [
      table?.step.at === 'principal' || !Object.values(cards).some(({ name }) => text.includes(name)),
      'people are masked',
    ],
    [!signing || heard, 'no signing before everybody has heard every clause and no doubt is open'],
    [table === null || !nobodyIsBack(table) || !['signers', 'sign', 'signCard', 'reading', 'refusing'].includes(table.step.at), 'after a cut nobody does anything before a card was read'], // prettier-ignore
    [!sealed || signersOf(table, pack).every((who) => table.signed.some((one) => one.who === who)), 'nothing sealed before everybody signed'], // prettier-ignore
    [
      session === null || signersMayBind(session),
      'nobody signs for a party whom the papers do not let bind it',
    ],
    [
      table === null || seatsOf(table).every((seat) => seatIsProved(table, seat)),
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
    [table === null || !settlesPersonalStatus(table) || (!['signCard', 'sign', 'signers', 'sealing', 'captured'].includes(table.step.at) && table.sealed === null), 'what touches personal status is not signed here'], // prettier-ignore
    [session === null || table === null || session.phase.kind === 'closed' || session.signatures.filter((one) => one.act === 'signed').length === table.signed.filter((one) => one.who !== 'lead').length, 'a signature counts when it stands in the PDF, and only then'], // prettier-ignore
    [
      session === null ||
        table === null ||
        // what was said of a mediation that ended without an agreement is kept nowhere
        session.phase.kind === 'closed' ||
        session.signatures.filter((one) => one.act === 'objected').length === table.objections.length,
      'an objection is noted by the machine and in words, or not at all',
    ],
    [
      !text.includes('"effectiveAt":"') ||
        (table !== null && ruledRegime(pack, table).effect === 'lastParty'),
      'nothing is in effect without the seal, but where the regime says so',
    ],
    ...(table === null ? [] : [...regimeRules(at, table), ...partyRules(table)]),
    [application === null || table?.sealed !== null, 'nobody applies before the agreement is sealed'],
    [
      application === null ||
        application.signed.length === 0 ||
        table === null ||
        seatsOf(table).every((seat) => application.shown.some((one) => one.who === seat)),
      'no signature on an application that was not shown',
    ],
    [
      (application?.sealed ?? null) === null ||
        table === null ||
        seatsOf(table).every((seat) => application?.signed.some((one) => one.who === seat) === true),
      'an application is sealed with every signature or not at all',
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

const settlesPersonalStatus = ({ kind, draft }: Table): boolean =>
  kind === 'family' || settlesStatus(draft.clauses.map(({ text }) => text), pack.personalStatus); // prettier-ignore

/** What the kind of mediation asks of the table, whatever was tapped. */
function regimeRules(at: TestTable, table: Table): [holds: boolean, words: string][] {
  const { session } = table;
  const regime = ruledRegime(pack, table);
  const chosen = !isBeingOpened(table) && table.step.at !== 'leadCard' && !(table.step.at === 'ended' && session === null); // prettier-ignore
  const told = at.effects.flatMap((one) => (one.kind === 'session' && one.wish.do.match(/^(noteSwitch|setAside)/) !== null ? [one.wish] : [])); // prettier-ignore
  const agreed = told.every((wish, index) => wish.do !== 'setAside' || seatsOf(table).every((_, back) => told[index - 1 - back]?.do === 'noteSwitchAgreed')); // prettier-ignore
  return [
    ...hostRules(table),
    [session === null || session.regime === table.regime, 'the table and the machine are of one regime'],
    [!chosen || regime.leads.includes(table.lead.role), 'whoever leads may lead this kind'],
    [session === null || session.participants.some(({ id, role, here }) => id === table.leadId && role === table.lead.role && here === 'admitted'), 'whoever leads is there'], // prettier-ignore
    [(table.step.at !== 'sign' && table.step.at !== 'signers') || regime.eSign === 'allowed', 'nothing is signed here that is signed by hand'], // prettier-ignore
    [regime.agents !== 'none' || seatsOf(table).every((seat) => table.people[seat]?.acting?.as !== 'agent'), 'where the parties come themselves no agent sits'], // prettier-ignore
    [table.step.at !== 'inkCompare' && table.step.at !== 'inkSealing' || (table.step.pages.length >= (table.document?.pages ?? Infinity) && table.signed.length === 0 && table.sealed === null), 'a paper comes back with every page, and nothing of it was signed here'], // prettier-ignore
    [
      table.step.at !== 'ended' || table.step.reason !== 'inked' || session?.phase.kind === 'closed',
      'what was signed by hand is over here',
    ],
    [agreed, 'nothing is turned before everybody agreed, each for itself'],
    [session === null || session.turning === null || !session.declined.includes(session.turning.to), 'nobody is asked a second time'], // prettier-ignore
    [(session?.switches.length ?? 0) === 0 || !JSON.stringify(table).includes(BEFORE), 'nothing written before stays after another kind began'], // prettier-ignore
    [stops(at, table), 'a stop ends it at once, or halts it where the law of the regime says so'],
  ];
}

/** Whoever of staff is there and does not lead: they opened, and no more of it is theirs. */
function hostRules(table: Table): [holds: boolean, words: string][] {
  const { session, attending, intake, people } = table;
  const theirs = new Set(attending.map(({ id }) => id));
  const cardsThere = new Set(attending.map(({ sitter }) => sitter.identity.card.number));
  const guests = attending.filter(({ member }) => isGuest(member.role, ruledRegime(pack, table)));
  const wanted = new Set(session?.participants.flatMap(({ id, role, here }) => (here === 'left' || session.guestDeclined.some((call) => call === guestCall(role)) ? [] : [id])));
  const acted = session === null ? [] : [
    ...session.signatures.map(({ by }) => by), ...session.lights.map(({ by }) => by), ...session.switches.map(({ by }) => by),
    ...session.agreement.clauses.flatMap(({ heardBy, doubts }) => [...heardBy, ...doubts.map(({ by }) => by)]),
  ];
  return [
    [acted.every((id) => !theirs.has(id)), 'whoever of staff does not lead signs, hears and decides nothing'],
    [seatsOf(table).every((seat) => !cardsThere.has(people[seat]?.identity.card.number ?? '')), 'nobody of staff at the table is a party of it'],
    [intake === null || session === null || (intake.consentAt !== null && attending[0]?.member.role === 'gridStaff' && attending[0].id !== table.leadId), 'what grid staff opened is led by somebody else, and the person present wanted it'],
    [table.lead.role !== 'gridStaff' || session === null, 'grid staff lead nothing'],
    [new Set(guests.map(({ member }) => guestCall(member.role))).size === guests.length && guests.every(({ id }) => wanted.has(id)), 'a guest is there only after each was asked and nobody said no'],
    [session === null || session.guesting === null || !session.guestDeclined.includes(session.guesting.call), 'nobody is asked a second time for a guest'],
    [table.step.at !== 'ended' || session !== null || (table.kind === null && intake === null), 'of somebody who did not want it nothing is kept'],
  ];
} // prettier-ignore

/** What more than two ask of the table: each their own place, their own debt, their own word. */
function partyRules(table: Table): [holds: boolean, words: string][] {
  const { parties, people, draft, session } = table;
  const placed = Seat.options.filter((seat) => people[seat] !== null);
  const ids = session?.participants.filter(({ role }) => role === 'party').map(({ id }) => id) ?? seatsOf(table);
  const inWork = session !== null && ['drafting', 'reading', 'signing', 'sealed'].includes(session.phase.kind);
  const isRead = session !== null && ['reading', 'signing', 'sealed'].includes(session.phase.kind);
  const debts = new Map(draft.clauses.flatMap(({ id, payment }) => (payment === null ? [] : [[id, payment] as const])));
  return [
    [parties.length >= 2 && parties.length <= Seat.options.length && new Set(seatsOf(table)).size === parties.length, 'two to eight parties, each with a place of its own'],
    [placed.every((seat) => seatsOf(table).includes(seat)), 'nobody sits at a place the table does not have'],
    [ids.length === parties.length && seatsOf(table).every((seat) => ids.some((id) => id === seat)), 'the table and the machine have the same parties'],
    [!inWork || seatsOf(table).every((seat) => people[seat] !== null), 'nothing is drafted before everybody sat down'],
    [!isRead || parties.length === 2 || seatsOf(table).every((seat) => people[seat]?.service !== null), 'whoever leaves before the end was asked how the agreement reaches them'],
    [[...debts.values()].every(({ payer, payee }) => payer !== payee && seatsOf(table).includes(payer) && seatsOf(table).includes(payee)), 'nobody owes themselves, nor somebody who is not here'],
    [draft.clauses.every(({ secures }) => secures === null || (debts.has(secures.of) && debts.get(secures.of)?.payee !== secures.by)), 'what is secured is a debt of this agreement, and not by its creditor'],
    [draft.clauses.every(({ secures }) => secures?.security.kind !== 'guarantee' || debts.get(secures.of)?.payer !== secures.by), 'nobody guarantees their own debt'],
    [draft.clauses.every(({ text }) => !wardsOf(table).some((name) => text.includes(name))), 'no child is named in a clause'],
    [seatsOf(table).every((seat) => (people[seat]?.ward ?? null) === null || (sideOfSeat(table, seat) === 'applicant' && table.kind === 'training' && people[seat]?.acting === null)), 'in their own name stands a guardian who asks, where the pack lets them'],
  ];
} // prettier-ignore

/** Tries it in this very state, without going on from there. */
function stops(at: TestTable, table: Table): boolean {
  const { session, step } = table;
  const { state } = stepSessionAct(at.visit, at.desk, { do: 'stop' }, at.moment());
  const next = state.kind === 'visit' && state.place.kind === 'session' ? state.place.desk : null;
  if (next?.stage !== 'table') return false;
  const past = session === null || nobodyIsBack(table) || table.sealed !== null || ['sealing', 'captured', 'ended', 'endReason', 'halted', 'inkSealing'].includes(step.at); // prettier-ignore
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
