/** Somebody who sits down, by the card that was just read. Pure. */
import type { Identity, Moment } from '../visit/visit.ts';
import type { Sitter } from './desk.ts';

export const sitterFrom = (identity: Identity, moment: Moment): Sitter => ({
  identity,
  joinedAt: moment.at,
  checks: [identity.check],
  elsewhere: null,
  told: [],
  acting: null,
  ward: null,
  service: null,
});
