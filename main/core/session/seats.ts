/** Who sits where and for whom: the participant behind a seat, their role and capacity in words, and what stands of the party they act for. Pure. */
import { binderOf, type ActingFor, type Authority, type Capacity } from '../../contract/session/acting.ts';
import type { Regime } from '../../contract/policy.ts';
import type { Role } from '../../contract/session/roles.ts';
import type { Seat, Who } from '../../contract/sessionScreen.ts';
import { printable } from '../documents/printableText.ts';
import { maskParty, lastFour, spokenName } from '../visit/masking.ts';
import type { Acting, Beside, Principal, Sitter, Table } from './desk.ts';

export const SEATS: readonly Seat[] = ['A', 'B'];

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
  (['A', 'B', 'lead'] as const).find((who) => idOf(table, who) === id) ?? null;

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

/** As it stands in the paper and in the signer's certificate; the capacity is never cut, the party's name may be. */
export function nameWithCapacity(name: string, { principal, ...acting }: Acting): string {
  const whole = `${name}（${printable(principal.name)}的${capacityWords(acting)}）`;
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

/** Everybody with a card at the table besides those who sign, with the id they have in the records. */
export const besideOf = (table: Table, seat: Seat): readonly Beside[] =>
  table.beside.filter((one) => one.seat === seat);

/** All cards that lie on record here: nobody sits at two places. */
export const everySitter = (table: Pick<Table, 'people' | 'beside'>): readonly Sitter[] => [
  table.people.lead,
  ...SEATS.flatMap((seat) => table.people[seat] ?? []),
  ...table.beside.map((one) => one.sitter),
];
