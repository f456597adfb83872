/** The thirty days for a joint application for judicial confirmation, by the policy pack's calendar and regimes. Pure. */
import type { OpenedAgreement } from '../../contract/agreements.ts';
import { USUAL_BINDERS, type Binder } from '../../contract/session/acting.ts';
import { knowsYear, periodEnd, type Calendar } from '../../contract/workdays.ts';
import type { PolicyShelf } from '../policy.ts';
import type { AgreementRecord } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';

export type Rules = { readonly calendar: Calendar; readonly confirmable: (regime: string) => boolean };

/** Without a pack the usual two: agreements of people's mediation and of mediation before filing (民诉法 205). */
export const rulesOf = (policy: PolicyShelf): Rules => {
  const pack = policy.current();
  const usual = new Set(['people', 'courtInvitedPreFiling']);
  return {
    calendar: pack?.calendar ?? new Map(),
    confirmable: (regime) => pack?.regimes.find((one) => one.id === regime)?.confirmable ?? usual.has(regime),
  };
};

/** Of a regime nobody has a policy for: the usual ones. */
export const bindersOf =
  (policy: PolicyShelf) =>
  (regime: string): readonly Binder[] =>
    policy.current()?.regimes.find((one) => one.id === regime)?.binders ?? USUAL_BINDERS;

/** 民诉法 205: thirty days from the effect, the start day not counted, a last day on a holiday moves on. */
export const CONFIRMATION_DAYS = 30;

export function confirmationOf(
  effectiveAt: string | null,
  { confirmation }: Pick<AgreementRecord, 'confirmation'>,
  today: string,
  calendar: Calendar,
): OpenedAgreement['confirmation'] {
  if (effectiveAt === null) return null;
  const due = periodEnd(courtDay(Date.parse(effectiveAt)), CONFIRMATION_DAYS, calendar);
  const daysLeft = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  return { due, daysLeft, exact: knowsYear(due, calendar), appliedAt: confirmation };
}
