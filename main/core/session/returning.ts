/** A mediation that was cut: shown to whoever led it, everybody known by their card again, then on where it was, or ended. Pure. */
import type { PolicyPack } from '../../contract/policy.ts';
import { may, UNMET } from '../../contract/session/roles.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct, Who } from '../../contract/sessionScreen.ts';
import type { EvidencePage } from '../../contract/request.ts';
import { samePerson } from '../visit/cards.ts';
import { to, type Identity, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, withSitter, type KeptFound, type Sitter, type Step, type Table } from './desk.ts';
import type { SessionWish } from './wishes.ts';
import { stepTo, wish } from './moves.ts';
import { nextUnread } from './readingTable.ts';
import { happen, signersOf as signersAt } from './rules.ts';
import { everySeat, idOf, seatsOf } from './seats.ts';

/** No card is fresh any more: the clock it was tapped by began anew. */
const LONG_AGO = Number.MIN_SAFE_INTEGER;

const stale = (sitter: Sitter): Sitter => ({
  ...sitter,
  identity: { ...sitter.identity, tappedAt: LONG_AGO },
});
const anew = (sitter: Sitter, identity: Identity): Sitter => ({
  ...sitter,
  identity,
  checks: [...sitter.checks, identity.check],
});
const comesBack = (id: string, lead: string): SessionEvent[] => [
  { kind: 'arrived', by: id },
  { kind: 'admitted', by: lead, who: id },
  { kind: 'identityChecked', by: id, who: id },
];

/** The table as it was kept: everybody's line broke, and only whoever leads is back, by the card that opened it. */
export function cutTable({ table, keptAt, until }: KeptFound, lead: Identity, moment: Moment): Table {
  const { people, beside, session } = table;
  const all: Table = {
    ...table,
    applies: null,
    people: { ...everySeat(table, stale), lead: anew(people.lead, lead) },
    beside: beside.map((one) => ({ ...one, sitter: stale(one.sitter) })),
    cut: { keptAt, until, goneOn: false },
    step: { at: 'kept' },
  };
  const here = session?.participants.filter(
    (one) => one.here === 'admitted' || one.here === 'waiting' || one.id === table.leadId,
  );
  const lost = (here ?? []).flatMap(({ id, here: now }): SessionEvent[] => (now === 'lost' ? [] : [{ kind: 'lost', who: id }])); // prettier-ignore
  const done = happen(all, [...lost, ...comesBack(table.leadId, table.leadId)], moment);
  if (!done.ok) throw new Error(`what was kept cannot go on: ${done.error}`);
  return done.value;
}

export function isBack(table: Table, who: Who): boolean {
  const id = idOf(table, who);
  return table.session?.participants.some((one) => one.id === id && one.here === 'admitted') === true;
}

export const everybodyIsBack = (table: Table): boolean => seatsOf(table).every((seat) => isBack(table, seat));

/** After a cut nobody may say anything for a party before its card was read again. */
export const nobodyIsBack = (table: Table): boolean =>
  table.cut !== null && !table.cut.goneOn && !seatsOf(table).some((seat) => isBack(table, seat));

export const ofApplication = ({ application }: Table): boolean =>
  application !== null && application.sealed === null;

export function signedAtOf(table: Table, who: Who): string | null {
  const signed = ofApplication(table) ? table.application?.signed : table.signed;
  return signed?.find((one) => one.who === who)?.done ?? null;
}

export const signersOf = (table: Table, pack: PolicyPack): readonly Who[] =>
  ofApplication(table) ? seatsOf(table) : signersAt(table, pack);
export const everybodySigned = (table: Table, pack: PolicyPack): boolean =>
  signersOf(table, pack).every((who) => signedAtOf(table, who) !== null);

/** The paper somebody acts by could not be read any more. */
export const needsPaper = (table: Table, who: Who): boolean => table.people[who]?.acting?.pages.length === 0;

/** Who has signed need not be there for the others to sign; to read and talk both sides are needed. */
export function mayGoOn(table: Table): boolean {
  const talks = !ofApplication(table) && table.session?.phase.kind === 'reading';
  const missing = seatsOf(table).filter(
    (seat) => !isBack(table, seat) && (talks || signedAtOf(table, seat) === null),
  );
  return missing.length === 0 && !seatsOf(table).some((seat) => needsPaper(table, seat));
}

type ReturningAct = Extract<SessionAct, { do: 'comeBack' | 'goOn' | 'endKept' }>;

export function returningAct(visit: Visit, table: Table, act: ReturningAct, moment: Moment): VisitStep {
  const { step, cut } = table;
  if (step.at !== 'kept' || cut === null) return to(visit);
  switch (act.do) {
    case 'comeBack':
      // a paper that cannot be had back is shown by whoever acts by it
      return isBack(table, act.seat) && !needsPaper(table, act.seat)
        ? to(visit)
        : stepTo(visit, table, { at: 'returnCard', who: act.seat, phase: 'waiting', problem: null }, { kind: 'watchCard', on: true }); // prettier-ignore
    case 'goOn': {
      if (!mayGoOn(table)) return to(visit);
      const { next, wishes } = placeAfter(table, moment);
      const begun: SessionWish[] = cut.goneOn ? [] : [{ do: 'resume' }];
      return stepTo(visit, { ...table, cut: { ...cut, goneOn: true } }, next, ...[...begun, ...wishes].map(wish)); // prettier-ignore
    }
    case 'endKept': {
      if (ofApplication(table)) return to(visit); // that one is dropped, the agreement stays
      return moment.pack.endReasons.length === 0
        ? dropped(visit, table, null, moment)
        : stepTo(visit, table, { at: 'keptEnd' });
    }
  }
}

/** Where the table was: nothing that was heard, said or signed is asked for again. */
function placeAfter(
  table: Table,
  moment: Moment,
): { readonly next: Step; readonly wishes: readonly SessionWish[] } {
  if (ofApplication(table))
    return everybodySigned(table, moment.pack)
      ? { next: { at: 'applicationSealing', failed: false }, wishes: [{ do: 'captureApplication' }] }
      : { next: { at: 'applicants', refused: null }, wishes: [] };
  if (everybodySigned(table, moment.pack))
    return { next: { at: 'sealing', failed: false }, wishes: [{ do: 'capture' }] };
  if (table.session?.phase.kind !== 'reading') return { next: { at: 'signers', refused: null }, wishes: [] };
  const clause = nextUnread(table) ?? table.session.agreement.clauses[0]?.id ?? FACTS;
  return { next: { at: 'reading', clause, since: moment.now }, wishes: [] };
}

/** The card is theirs, whoever asked for it. */
export const isTheirs = (table: Table, who: Seat, identity: Identity): boolean => {
  const sitter = table.people[who];
  return sitter !== null && samePerson(sitter.identity.card, identity.card);
};

export function returned(
  visit: Visit,
  table: Table,
  who: Seat,
  identity: Identity,
  moment: Moment,
): VisitStep {
  const sitter = table.people[who];
  if (sitter === null) return to(visit);
  const known = withSitter(table, who, anew(sitter, identity));
  const id = idOf(table, who);
  const again: SessionEvent[] = isBack(table, who) ? [{ kind: 'identityChecked', by: id, who: id }] : comesBack(id, table.leadId); // prettier-ignore
  const done = happen(known, again, moment);
  if (!done.ok) return to(visit);
  const next: Step = needsPaper(table, who)
    ? { at: 'authorityPaper', seat: who, pages: [], job: null, problem: null }
    : { at: 'kept' };
  return stepTo(visit, done.value, next, { kind: 'noteIdentity', cardType: identity.card.type });
}

/** What it says was read when it was shown first: the same paper is scanned, nothing is asked of it anew. */
export function paperAgain(
  visit: Visit,
  table: Table,
  seat: Seat,
  pages: readonly EvidencePage[],
): VisitStep {
  const sitter = table.people[seat];
  if (sitter === null || sitter.acting === null) return to(visit);
  const acting = { ...sitter.acting, pages };
  const note = wish({ do: 'noteActing', seat, as: acting.as, authority: acting.authority ?? 'none', pages: pages.length }); // prettier-ignore
  return stepTo(visit, withSitter(table, seat, { ...sitter, acting }), { at: 'kept' }, note);
}

export function keptEnded(visit: Visit, table: Table, id: string, moment: Moment): VisitStep {
  return moment.pack.endReasons.some((one) => one.id === id) ? dropped(visit, table, id, moment) : to(visit);
}

/** What was agreed so far binds nobody and is shown to nobody any more. */
export const bare = (table: Table): Table => ({
  ...table,
  draft: { facts: '', clauses: [] },
  document: null,
  shown: [],
  signed: [],
  objections: [],
  cut: null,
});

function dropped(visit: Visit, table: Table, noted: string | null, moment: Moment): VisitStep {
  // whoever may not end it is not asked to: the card that opened it is of somebody who leads
  if (!may(table.lead.role, 'openSession', { ...UNMET, ownRegime: true })) return to(visit);
  const done = happen(table, [{ kind: 'ended', by: table.leadId, reason: 'other' }], moment);
  if (!done.ok) return to(visit);
  const wishes: SessionWish[] = [{ do: 'noteEnded', reason: 'dropped' }, ...(noted === null ? [] : [{ do: 'noteReason', reason: noted } as const])]; // prettier-ignore
  return stepTo(visit, bare(done.value), { at: 'ended', reason: 'dropped', noted }, ...wishes.map(wish));
}
