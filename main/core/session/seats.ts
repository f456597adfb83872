/** Who sits where and for whom: the participant behind a seat, their role and capacity in words, and what stands of the party they act for. Pure. */
import { binderOf, type ActingFor, type Authority, type Capacity } from '../../contract/session/acting.ts';
import type { Regime } from '../../contract/policy.ts';
import type { Role } from '../../contract/session/roles.ts';
import {
  chairOf,
  partyAs,
  partyLabel,
  sideOf,
  type PartyAs,
  type Seat,
} from '../../contract/session/parties.ts';
import type { Side } from '../../contract/session/session.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import { printable } from '../documents/printableText.ts';
import { maskName, maskParty, lastFour, spokenName } from '../visit/masking.ts';
import { NO_SITTERS, type Acting, type Beside, type Principal, type Sitter, type Table } from './desk.ts';
import type { RemotePage } from './remote/elsewhere.ts'; // prettier-ignore

/** The parties of this table, in the order of the paper. */
export const seatsOf = ({ parties }: Pick<Table, 'parties'>): readonly Seat[] =>
  parties.map(({ seat }) => seat);

/** Everybody with a place of their own: each party, then whoever leads. */
export const everyoneOf = (table: Pick<Table, 'parties'>): readonly Who[] => [...seatsOf(table), 'lead'];

/** More than two: they take the chairs in turn, and each is named by how it stands. */
export const isMany = ({ parties }: Pick<Table, 'parties'>): boolean => parties.length > 2;

export const asOf = ({ parties }: Pick<Table, 'parties'>, seat: Seat): PartyAs => partyAs(parties, seat);

/** 被申请人二, as papers and records print it. */
export const labelOf = (table: Pick<Table, 'parties'>, seat: Seat): string => partyLabel(asOf(table, seat));

export const sideOfSeat = (table: Pick<Table, 'parties'>, seat: Seat): Side =>
  sideOf(asOf(table, seat).standing);

/** Ready words speak of two sides; of more they speak of all. */
export const toAll = (table: Pick<Table, 'parties'>, words: string): string =>
  isMany(table) ? words.replaceAll('双方', '各方') : words;

/** The chair of the booth a party takes when it is its turn. */
export const chairOfSeat = (table: Pick<Table, 'parties'>, seat: Seat): 'A' | 'B' =>
  chairOf(asOf(table, seat).standing);
export const chairAt = (
  table: Pick<Table, 'parties' | 'people'>,
  who: Who,
): 'A' | 'B' | 'staff' | 'remote' =>
  who === 'lead' ? 'staff' : isElsewhere(table, who) ? 'remote' : chairOfSeat(table, who);

/** The party is not at this booth: it says everything in a page of its own, and nobody here says it for it. */
export const isElsewhere = ({ people }: Pick<Table, 'people'>, seat: Seat): boolean =>
  (people[seat]?.elsewhere ?? null) !== null;
export const anybodyElsewhere = (table: Pick<Table, 'people' | 'parties'>): boolean =>
  seatsOf(table).some((seat) => isElsewhere(table, seat));
/** The party at the other end of this very line. */
export const seatOfPage = (table: Pick<Table, 'people' | 'parties'>, page: RemotePage): Seat | null =>
  seatsOf(table).find((seat) => {
    const here = table.people[seat]?.elsewhere ?? null;
    return here !== null && here.guest === page.guest && here.line === page.line;
  }) ?? null;

const seatElsewhere = (table: Table, id: string): boolean => {
  const seat = seatOfId(table, id);
  return seat !== null && seat !== 'lead' && isElsewhere(table, seat);
};
/** Of whoever comes in: nothing for those at the table. */
export const placeOfId = (table: Table, id: string): { readonly place?: { readonly kind: 'remote' } } =>
  seatElsewhere(table, id) ? { place: { kind: 'remote' } } : {};
/** A card is laid down by its holder; one before a camera is compared by whoever leads. */
export const vouchedBy = (table: Table, id: string): string => (seatElsewhere(table, id) ? table.leadId : id);

const actingAt = (table: Table, who: Who): Acting | null => table.people[who]?.acting ?? null;

/** The participant of the machine, the proof and the packet: the party is called by its seat, whoever acts for it is not. */
export function idOf(table: Table, who: Who): string {
  if (who === 'lead') return table.leadId;
  const acting = actingAt(table, who);
  return acting === null ? who : `${who}-${acting.as}`;
}

export const roleOf = (table: Table, who: Who): Role =>
  who === 'lead' ? table.lead.role : (actingAt(table, who)?.as ?? 'party');

/** Where a participant of the machine sits; null: beside somebody, or not here. */
export const seatOfId = (table: Table, id: string): Who | null =>
  everyoneOf(table).find((who) => idOf(table, who) === id) ?? null;

/** The party of a seat that is not here itself. */
export const principalOf = (table: Table, seat: Seat): Principal | null =>
  actingAt(table, seat)?.principal ?? null;

export const mayBind = (sitter: Sitter | null, regime: Regime): boolean =>
  sitter !== null &&
  (sitter.acting === null || regime.binders.includes(binderOf(sitter.acting.as, sitter.acting.authority)));

export const CAPACITY: Readonly<Record<Capacity, string>> = {
  agent: '委托代理人',
  guardian: '法定代理人',
  legalRep: '法定代表人',
};
export const AUTHORITY: Readonly<Record<Authority, string>> = { special: '特别授权', general: '一般授权' };

/** 委托代理人，特别授权. */
export const capacityWords = ({ as, authority }: Pick<Acting, 'as' | 'authority'>): string =>
  authority === null ? CAPACITY[as] : `${CAPACITY[as]}，${AUTHORITY[authority]}`;

/** A certificate's name holds 64 characters (RFC 5280, ub-common-name). */
const NAME_MAX = 60;

/** Families that keep their data from each other are named masked in what all of them get, a child above all. */
export const shownName = (name: string, apart: boolean): string => (apart ? maskName(name) : name);

/** A child, and whoever else has a guardian, is named in no paper: the sealed terms and the scanned pages tell the court who it is. */
export const isVeiled = ({ as, principal }: Pick<Acting, 'as' | 'principal'>, apart: boolean): boolean =>
  principal.kind === 'person' && (apart || as === 'guardian');

/** The names that stand in no clause: of children for whom somebody acts, or asks in their own name. */
export const wardsOf = (table: Pick<Table, 'people' | 'parties'>): readonly string[] =>
  seatsOf(table).flatMap((seat) => {
    const { acting = null, ward = null } = table.people[seat] ?? {};
    return [...(acting?.as === 'guardian' ? [acting.principal.name] : []), ...(ward === null ? [] : [ward])];
  });

/** As it stands in the paper and in the signer's certificate; the capacity is never cut, the party's name may be. */
export function nameWithCapacity(name: string, { principal, ...acting }: Acting, apart: boolean): string {
  const party = shownName(printable(principal.name), isVeiled({ ...acting, principal }, apart));
  const whole = `${name}（${party}的${capacityWords(acting)}）`;
  return [...whole].length <= NAME_MAX ? whole : `${name}（${capacityWords(acting)}）`;
}

export const actingFor = (seat: Seat, { as, authority, pages }: Acting): ActingFor => ({
  party: seat,
  as,
  authority,
  papers: pages.map((one) => one.sha256),
});

/** A person is masked like everybody; an organisation is public. */
export function maskPrincipal({ kind, name, number }: Principal) {
  const masked = maskParty(name, kind);
  return { masked, spoken: kind === 'person' ? spokenName(name) : name, last4: lastFour(number) };
}

/** Everybody at a party's place, changed one by one. */
export function everySeat(table: Pick<Table, 'people' | 'parties'>, change: (sitter: Sitter, seat: Seat) => Sitter): Readonly<Record<Seat, Sitter | null>> {
  const changed = seatsOf(table).map((seat) => {
    const sitter = table.people[seat];
    return [seat, sitter === null ? null : change(sitter, seat)] as const;
  });
  return { ...NO_SITTERS, ...Object.fromEntries(changed) };
} // prettier-ignore

/** Everybody with a card at the table besides those who sign, with the id they have in the records. */
export const besideOf = (table: Table, seat: Seat): readonly Beside[] =>
  table.beside.filter((one) => one.seat === seat);

/** All cards that lie on record here: nobody sits at two places. */
export const everySitter = (table: Pick<Table, 'people' | 'beside' | 'parties'>): readonly Sitter[] => [
  table.people.lead,
  ...seatsOf(table).flatMap((seat) => table.people[seat] ?? []),
  ...table.beside.map((one) => one.sitter),
];
