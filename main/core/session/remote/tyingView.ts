/** What stands on the booth's screen of parties elsewhere: who offers, what is compared, whether their page is heard. Pure. */
import { unreachable } from '../../../contract/result.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import type { Afar, SessionStep } from '../../../contract/sessionScreen.ts';
import { maskPerson } from '../../visit/masking.ts';
import type { Moment } from '../../visit/visit.ts';
import type { Step, Table } from '../desk.ts';
import { isElsewhere, seatsOf } from '../seats.ts';
import { isReached, maySignAt } from './tying.ts';

type TyingStep = Extract<Step, { at: 'elsewhere' | 'compare' | 'compareSigner' }>;

export const isTyingStep = (step: Step): step is TyingStep =>
  step.at === 'elsewhere' || step.at === 'compare' || step.at === 'compareSigner';

/** Nothing of a party that is at this table. */
export function afarAt(table: Table, seat: Seat, moment: Moment): { readonly afar?: Afar } {
  const afar = stateOf(table, seat, moment);
  return afar === null ? {} : { afar };
}

/** Of all parties; nothing where all of them are here. */
export function allAfar(table: Table, moment: Moment): { afar?: { seat: Seat; state: Afar }[] } {
  const afar = seatsOf(table).flatMap((seat) => {
    const state = stateOf(table, seat, moment);
    return state === null ? [] : [{ seat, state }];
  });
  return afar.length === 0 ? {} : { afar };
}

function stateOf(table: Table, seat: Seat, moment: Moment): Afar | null {
  if (!isElsewhere(table, seat)) return null;
  if (!isReached(table, seat)) return 'away';
  return maySignAt(table, seat, moment) ? 'maySign' : 'here';
}

export function tyingView(table: Table, step: TyingStep): SessionStep {
  switch (step.at) {
    case 'elsewhere': {
      const offers = step.offers.map(({ page, number, card }) => {
        const { masked, spoken } = maskPerson(card.name, card.number);
        return { guest: page.guest, number, masked, spoken };
      });
      return { at: 'elsewhere', seat: step.seat, again: step.why === 'again', offers };
    }
    case 'compare': {
      const { card, number, chip } = step.offer;
      return {
        at: 'compare', seat: step.seat, again: step.why === 'again', number, name: card.name, idNumber: card.number,
        address: 'address' in card ? card.address : '', validTo: card.validTo, chip: chip === null ? null : { booth: chip.booth, readAt: chip.word.readAt },
      }; // prettier-ignore
    }
    case 'compareSigner': {
      const identity = table.people[step.seat]?.identity;
      if (identity === undefined) throw new Error('nobody to look at');
      const { card, check } = identity;
      return { at: 'compareSigner', seat: step.seat, person: maskPerson(card.name, card.number), name: card.name, idNumber: card.number, chip: check.method === 'chipAtBooth' ? { booth: check.booth, readAt: check.at } : null }; // prettier-ignore
    }
    default:
      return unreachable(step);
  }
}
