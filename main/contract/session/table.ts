/** What the steps of a session share: results, who is at the table, who is connected. Pure. */
import { ok, type Result } from '../result.ts';
import type { Regime } from '../policy.ts';
import type { RegimeId } from './regime.ts';
import {
  bindersOf,
  partiesOf,
  speakersOf,
  type Participant,
  type Refusal,
  type Session,
  type SessionEffect,
} from './session.ts';

export interface SessionRules {
  readonly regimes: Readonly<Record<RegimeId, Regime>>;
  /** How long an identity check stays fresh for signing. */
  readonly freshIdentityMs: number;
}

export type Stepped = Result<
  { readonly session: Session; readonly effects: readonly SessionEffect[] },
  Refusal
>;

export const to = (session: Session, ...effects: SessionEffect[]): Stepped => ok({ session, effects });

export const change = (session: Session, id: string, by: Partial<Participant>): Session => ({
  ...session,
  participants: session.participants.map((one) => (one.id === id ? { ...one, ...by } : one)),
});

export const everybody = (session: Session): SessionEffect => ({
  do: 'connect',
  whom: session.participants.filter((one) => one.here === 'admitted').map((one) => one.id),
});

export const leadIsHere = (session: Session, regime: Regime): boolean =>
  session.participants.some((one) => one.here === 'admitted' && regime.leads.includes(one.role));

export const everyPartyIsHere = (session: Session): boolean =>
  partiesOf(session).every((party) => speakersOf(session, party.id).some((one) => one.here === 'admitted'));

/** Whether somebody at the table can bind each party. */
export const everyPartyIsBound = (session: Session): boolean =>
  partiesOf(session).every((party) => bindersOf(session, party.id).some((one) => one.here === 'admitted'));

/** Those at the table who answer for a party: who can bind it, and while nobody can, who speaks for it. */
export const spokesmen = (session: Session): Participant[] =>
  partiesOf(session).flatMap((party) => {
    const here = speakersOf(session, party.id).filter((one) => one.here === 'admitted');
    const binders = new Set(bindersOf(session, party.id));
    const bind = here.filter((one) => binders.has(one));
    return bind.length > 0 ? bind : here;
  });
