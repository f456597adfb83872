/** The completeness check before preview: what the law asks for, what is usual, what is optional. It weighs no merits. */
import type { CardRecord } from '../../contract/devices.ts';
import type { RequestDraft, Respondent } from '../../contract/request.ts';
import type { CheckRow } from '../../contract/screen.ts';

export type CompletenessItem = Pick<CheckRow, 'id' | 'level' | 'done'>;

/** Rows of the check in the order of the form (domain.md 4.2 step 11; 民诉法 122 and 124). */
export function completeness(draft: RequestDraft, card: CardRecord): CompletenessItem[] {
  const filled = (text: string) => text.trim() !== '';
  const reachable = (r: Respondent) => filled(r.phone) || filled(r.address);
  const claimed = draft.claims.some((claim) => filled(claim.kind));
  return [
    // 122(1), 124(1): who asks
    { id: 'identity', level: 'must', done: filled(card.name) && filled(card.number) },
    { id: 'disputeKind', level: 'usual', done: draft.disputeKind !== null },
    { id: 'path', level: 'usual', done: draft.path !== null },
    // 124(1): contact of the applicant
    { id: 'me', level: 'usual', done: filled(draft.applicant.phone) },
    // 122(2): 明确的被告
    { id: 'respondents', level: 'must', done: draft.respondents.some((r) => filled(r.name)) },
    { id: 'respondentContact', level: 'usual', done: draft.respondents.length > 0 && draft.respondents.every(reachable) },
    // 122(3), 124(3): 具体的诉讼请求和事实、理由
    { id: 'claims', level: 'must', done: claimed },
    { id: 'facts', level: 'must', done: draft.facts.some((fact) => filled(fact.words)) },
    // 124(4); 解释 208
    { id: 'evidence', level: 'usual', done: draft.evidence.some((item) => item.pages.length > 0) },
    { id: 'serviceAddress', level: 'must', done: filled(draft.service.address) },
    // 在线诉讼规则 29: own consent; no answer means paper, so it can never be a must
    { id: 'eService', level: 'optional', done: draft.eService !== null },
    { id: 'mediationWish', level: 'optional', done: draft.mediationWish !== null },
  ]; // prettier-ignore
}

export const isComplete = (items: readonly CompletenessItem[]): boolean =>
  items.every((item) => item.level !== 'must' || item.done);
