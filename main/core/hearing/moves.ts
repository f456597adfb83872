/** How one moves on the way to a hearing: a new state of the hall, a wish for the runner, and the card that begins it. Pure. */
import { to, type Effect, type Identity, type Step, type Visit } from '../visit/visit.ts';
import type { Hall, HearingWish } from './hall.ts';

export const at = (visit: Visit, hall: Hall, ...effects: Effect[]): Step =>
  to({ ...visit, place: { kind: 'hearing', hall } }, ...effects);
export const wish = (one: HearingWish): Effect => ({ kind: 'hearing', wish: one });

/** The card was read a moment ago for this very purpose (在线诉讼规则 7). */
export function arriveWith(visit: Visit, identity: Identity): Step {
  const code = visit.summons?.code ?? null;
  if (code === null) return at(visit, { at: 'code', digits: '', short: false });
  return at(
    visit,
    { at: 'checking', identity },
    { kind: 'noteIdentity', cardType: identity.card.type },
    wish({ wish: 'arrive', code, card: identity.card }),
  );
}
