/** How one moves on the way into a mediation of another booth: a new state, a wish for the runner, the card that begins it. Pure. */
import { to, type Effect, type Identity, type Step, type Visit } from '../visit/visit.ts';
import type { Inside, Joining, JoiningWish, Part } from './joining.ts';

export const at = (visit: Visit, joining: Joining, ...effects: Effect[]): Step =>
  to({ ...visit, place: { kind: 'joining', joining } }, ...effects);
export const wish = (one: JoiningWish): Effect => ({ kind: 'joining', wish: one });

export const WATCH: Effect = { kind: 'watchCard', on: true };
export const REST: Effect = { kind: 'watchCard', on: false };
export const FOLLOW: Part = { at: 'follow' };

/** What has to be let go of when a part is left in the middle. */
export function letGo(part: Part): Effect[] {
  if (part.at === 'sign') return [{ kind: 'stopSigning', job: part.job }];
  return part.at === 'card' ? [REST] : [];
}

export const withPart = (visit: Visit, inside: Inside, part: Part, ...effects: Effect[]): Step =>
  at(visit, { ...inside, part }, ...effects);

/** The card was read a moment ago for this very purpose: whose it is, the table asks later. */
export function enterWith(visit: Visit, identity: Identity): Step {
  const code = visit.joins?.code ?? null;
  const known: Visit = { ...visit, identity };
  if (code === null) return at(known, { at: 'code', typed: '', problem: null });
  return at(
    known,
    { at: 'entering' },
    { kind: 'noteIdentity', cardType: identity.card.type },
    wish({ wish: 'enter', code }),
  );
}
