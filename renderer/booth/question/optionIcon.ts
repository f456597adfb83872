/** Pictures of answers; every answer has one, because a row of tiles with gaps reads as unequal. */
import type { QuestionId } from '../../../main/contract/screen.ts';
import { iconNamed } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';

/** By id of the answer in the pack, or of the page's own answers; packs may also name an icon themselves. */
const known: Readonly<Record<string, IconName>> = {
  loan: 'hand-coins',
  propertyFee: 'building-2',
  purchase: 'shopping-bag',
  training: 'graduation-cap',
  rent: 'key-round',
  neighbour: 'fence',
  wages: 'hard-hat',
  traffic: 'car',
  family: 'house',
  injury: 'bandage',
  company: 'briefcase',
  other: 'circle-question-mark',
  mediate: 'handshake',
  court: 'gavel',
  both: 'messages-square',
  person: 'user',
  organisation: 'building-2',
  unsure: 'circle-question-mark',
  principal: 'hand-coins',
  interest: 'coins',
  rentDue: 'key-round',
  refund: 'receipt',
  deposit: 'lock-keyhole',
  medical: 'stethoscope',
  support: 'heart-handshake',
  perform: 'handshake',
  repair: 'wrench',
  improve: 'sparkles',
  stop: 'ban',
  clear: 'trash-2',
  moveOut: 'door-open',
  returnThing: 'package',
  endContract: 'file-pen',
  care: 'heart-handshake',
  apology: 'messages-square',
  papers: 'file-text',
  otherAct: 'ellipsis',
  statement: 'notebook-pen',
  documentary: 'file-text',
  physical: 'package',
  audiovisual: 'video',
  electronic: 'smartphone',
  witness: 'users',
  expert: 'badge-check',
  inspection: 'clipboard-check',
  'evidenceOriginal.yes': 'file-check',
  'evidenceOriginal.no': 'file-text',
  // Willing or not: the same kind of picture for both, no thumb up or down (ux 35).
  'mediationWish.yes': 'messages-square',
  'mediationWish.no': 'log-out',
};

const ofQuestion: Partial<Record<QuestionId, IconName>> = {
  causes: 'scale',
  claimKind: 'banknote',
  evidenceKind: 'file-text',
};

export function optionIcon(question: QuestionId, id: string, icon: string | null): IconName {
  const otherwise = ofQuestion[question] ?? 'circle-dot';
  const byId = known[`${question}.${id}`] ?? known[icon ?? ''] ?? known[id];
  return byId ?? iconNamed(icon, otherwise);
}
