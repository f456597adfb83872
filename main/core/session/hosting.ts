/** A session that grid staff open for somebody else to lead: the dispute note, the word of the person present, which kind it is to be. Pure. */
import type { DisputeSource } from '../../contract/session/hosting.ts';
import { mayHost } from '../../contract/session/hosting.ts';
import type { PolicyPack, Regime } from '../../contract/policy.ts';
import type { Role } from '../../contract/session/roles.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { isWhole, openableBy } from './rules.ts';

/** What somebody of the roster may open for another to lead. */
export const hostableBy = (pack: PolicyPack, role: Role): readonly Regime[] =>
  pack.regimes.filter((one) => mayHost(role, one) && isWhole(pack, one));

/** The kinds whoever laid the first card down may open: to lead it, or for somebody else. */
export const openKinds = (pack: PolicyPack, { lead, intake }: Pick<Table, 'lead' | 'intake'>): readonly Regime[] =>
  intake === null ? openableBy(pack, lead.role) : hostableBy(pack, lead.role); // prettier-ignore

/** Opened for somebody else, and nobody leads yet: the kind of mediation is not said before that. */
export const isBeingOpened = ({ intake, session, step }: Table): boolean =>
  step.at === 'regimes' || step.at === 'source' || (intake !== null && session === null);

type HostingAct = Extract<SessionAct, { do: 'source' | 'willing' | 'unwilling' }>;

export function hostingAct(visit: Visit, table: Table, act: HostingAct, moment: Moment): VisitStep {
  const { step, intake } = table;
  switch (act.do) {
    case 'source':
      return step.at === 'source' ? noted(visit, table, act.source) : to(visit);
    case 'willing':
      if (step.at !== 'willing' || intake === null) return to(visit);
      return stepTo(visit, { ...table, intake: { ...intake, consentAt: moment.at } }, { at: 'regimes', refused: null }); // prettier-ignore
    case 'unwilling':
      // 人民调解法 17: nothing began, nobody is asked again, nothing of it is kept
      return step.at === 'willing'
        ? stepTo(visit, { ...table, kind: null, intake: null }, { at: 'ended', reason: 'refused', noted: null }) // prettier-ignore
        : to(visit);
  }
}

const noted = (visit: Visit, table: Table, source: DisputeSource): VisitStep =>
  stepTo(visit, { ...table, intake: { source, consentAt: null } }, { at: 'kinds' });

/** 返回 before anybody leads: one question back. Null: it is none of these. */
export function hostingBack(visit: Visit, table: Table): VisitStep | null {
  const { step, intake } = table;
  if (intake === null) return null;
  switch (step.at) {
    case 'kinds':
      return stepTo(visit, table, { at: 'source' });
    case 'willing':
      return stepTo(visit, table, { at: 'kinds' });
    case 'regimes':
      return stepTo(visit, { ...table, intake: { ...intake, consentAt: null } }, { at: 'willing' });
    default:
      return null;
  }
}
