/** Puts the policy pack together from its parts. A change that a booth shall take needs a higher `serial`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DisputeKind, DisputeKindId, LocalText, PolicyPack } from '../../main/contract/policy.ts';
import { agreements, clauses, endReasons, followUpDays, objections } from './agreements.ts';
import { calendar } from './calendar.ts';
import { causes } from './causes.ts';
import { claimKinds } from './claimKinds.ts';
import { contacts } from './contacts.ts';
import { correctionReasons } from './corrections.ts';
import { evidenceKinds } from './evidenceKinds.ts';
import { group } from './group.ts';
import { grouping } from './grouping.ts';
import { lifeKinds } from './kinds/life.ts';
import { moneyKinds } from './kinds/money.ts';
import { workKinds } from './kinds/work.ts';
import { thresholds, timeouts } from './limits.ts';
import { both } from './localText.ts';
import { notices } from './notices.ts';
import { regimes } from './regimes.ts';
import { staff } from './staff.ts';
import { personalStatus } from './personalStatus.ts';
import { consents, honesty, notice, signing } from './texts.ts';

/** The order of the twelve pictures on the screen: the commonest first, "I do not know" last. */
const ORDER: readonly DisputeKindId[] = [
  'loan', 'propertyFee', 'purchase', 'training', 'rent', 'neighbour', 'wages', 'traffic', 'family', 'injury', 'company', 'other',
]; // prettier-ignore

function inOrder(kinds: readonly DisputeKind[]): DisputeKind[] {
  return ORDER.flatMap((id) => kinds.filter((kind) => kind.id === id));
}

/** `layout`: whose layout it is set in; its words come from the regime. */
function template(
  id: string,
  version: string,
  title: LocalText,
  layout: string = id,
): PolicyPack['templates'][number] {
  const source = readFileSync(new URL(`templates/${layout}.typ`, import.meta.url), 'utf8');
  return { id, version, title, sha256: createHash('sha256').update(source).digest('hex'), source };
}

const PEOPLES = 'peoplesMediationAgreement';

export const pack: PolicyPack = {
  serial: 10,
  version: '2026.10',
  court: '渝中区人民法院（演示）',
  // Wide on purpose: a demonstration must still start years from now. A court's own pack runs for a year or so.
  validFrom: '2024-01-01',
  validTo: '2035-12-31',
  notice,
  consents,
  honesty,
  signing,
  disputeKinds: inOrder([...moneyKinds, ...lifeKinds, ...workKinds]),
  causes: [...causes],
  claimKinds: [...claimKinds],
  evidenceKinds: [...evidenceKinds],
  correctionReasons,
  regimes: [...regimes],
  notices: [...notices],
  clauses: [...clauses],
  agreements: [...agreements],
  personalStatus: [...personalStatus],
  objections: [...objections],
  followUpDays: [...followUpDays],
  endReasons: [...endReasons],
  grouping,
  group,
  staff,
  templates: [
    template('mediationRequest', '2', both('调解申请书', 'Request for mediation')),
    template(PEOPLES, '3', both('人民调解协议书', 'People’s mediation agreement')),
    template('invitedMediationAgreement', '3', both('调解协议', 'Mediation agreement'), PEOPLES),
    template('mediationRecord', '3', both('调解笔录', 'Record of mediation'), PEOPLES),
    template('policeMediationAgreement', '3', both('治安调解协议书', 'Police mediation agreement')),
    template(
      'administrativeMediationAgreement',
      '3',
      both('行政调解协议书', 'Administrative mediation agreement'),
      PEOPLES,
    ),
    template('confirmationApplication', '1', both('司法确认申请书', 'Application for judicial confirmation')),
    template('groupConsent', '1', both('集体调解个人同意书', 'Consent of a group’s member')),
    template('receiptSlip', '1', both('材料凭条', 'Receipt slip')),
  ],
  timeouts,
  thresholds,
  contacts,
  calendar,
};
