/** How a court's answer looks: its tone, icon and words. */
import type { z } from 'zod';
import type { CourtAnswer } from '../../../main/contract/link.ts';
import type { IconName } from '../../parts/icons.ts';
import type { Texts } from '../../text/texts.ts';

type Answer = z.infer<typeof CourtAnswer>;

export const answerIcon: Readonly<Record<Answer['kind'], IconName>> = {
  received: 'clock',
  accepted: 'circle-check',
  returned: 'circle-alert',
};

export const answerTone = { received: 'plain', accepted: 'ok', returned: 'warn' } as const;

export function answerTitle(answer: Answer, text: Texts['matters']): string {
  return { received: text.received, accepted: text.accepted, returned: text.returned }[answer.kind];
}
