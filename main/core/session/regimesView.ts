/** The kinds of mediation on the screen: those somebody may open, and what one turning into another changes. Pure. */
import type { RegimeId } from '../../contract/session/regime.ts';
import type { Regime } from '../../contract/policy.ts';
import type { SessionStep } from '../../contract/sessionScreen.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { openKinds } from './hosting.ts';
import { findRegime, mayLeadAndSign, ruledRegime } from './rules.ts';

type RegimesStep = Extract<SessionStep, { at: 'regimes' }>;

const told = ({ label, cost, words }: Regime) => ({ label, cost, words });

export function regimesView(
  table: Table,
  refused: RegimeId | null,
  lead: RegimesStep['lead'],
  { pack, online }: Moment,
): RegimesStep {
  return {
    at: 'regimes',
    lead,
    organisation: table.lead.organisation,
    hosted: table.intake !== null,
    regimes: openKinds(pack, table).map((one) => ({
      ...told(one),
      id: one.id,
      open: one.withoutLink || online === true,
    })),
    refused: refused === null ? null : (findRegime(pack, refused)?.label ?? null),
  };
}

export function switchToldView(table: Table, to: RegimeId, { pack }: Moment): SessionStep {
  const now = ruledRegime(pack, table);
  const next = findRegime(pack, to);
  if (next === null) throw new Error('nothing to turn to');
  return {
    at: 'switchTold',
    now: told(now),
    next: told(next),
    otherLead: !mayLeadAndSign(table.lead.role, next),
  };
}
