/** The thirty days of a joint application for judicial confirmation (民诉法 205), and what of an agreement keeps it from one. Pure. */
import { knowsYear, periodEnd, type Calendar } from '../workdays.ts';
import type { DisputeKindId, PolicyPack } from '../policy.ts';
import type { RegimeId } from './regime.ts';

/** 民诉法 205: thirty days from the effect, the start day not counted, a last day on a holiday moves on. */
export const CONFIRMATION_DAYS = 30;

/** `exact`: the holidays of that year are known. */
export function confirmationDue(
  effectDay: string,
  calendar: Calendar,
): { readonly due: string; readonly exact: boolean } {
  const due = periodEnd(effectDay, CONFIRMATION_DAYS, calendar);
  return { due, exact: knowsYear(due, calendar) };
}

/** By the pack: the regime's agreements are confirmed at all, and this subject matter is not excluded (民诉法解释 355). */
export function isConfirmable(
  pack: Pick<PolicyPack, 'regimes' | 'agreements'>,
  regime: RegimeId,
  kind: DisputeKindId | null,
): boolean {
  return (
    pack.regimes.some((one) => one.id === regime && one.confirmable) &&
    pack.agreements.find((one) => one.kind === kind)?.confirmable !== false
  );
}
