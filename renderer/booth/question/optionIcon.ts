/** Pictures of answers; every answer has one, because a row of tiles with gaps reads as unequal. */
import type { QuestionId } from '../../../main/contract/screen.ts';
import { iconNamed } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';

/** By id of the dispute kind, or of the page's own answers; packs may also name an icon themselves. */
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
  'evidenceOriginal.yes': 'file-check',
  'evidenceOriginal.no': 'file-text',
  // Willing or not: the same kind of picture for both, no thumb up or down (ux 35).
  'mediationWish.yes': 'messages-square',
  'mediationWish.no': 'log-out',
};

const ofQuestion: Partial<Record<QuestionId, IconName>> = {
  causes: 'scale',
  claimKind: 'hand',
  evidenceKind: 'file-text',
};

export function optionIcon(question: QuestionId, id: string, icon: string | null): IconName {
  const otherwise = ofQuestion[question] ?? 'circle-dot';
  const byId = known[`${question}.${id}`] ?? known[icon ?? ''] ?? known[id];
  return byId ?? iconNamed(icon, otherwise);
}
