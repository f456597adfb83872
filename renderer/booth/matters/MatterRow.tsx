/** One matter in the list: the court's answer first, then what it is about. */
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Matter } from '../../../main/contract/link.ts';
import { Button } from '../../parts/Button.tsx';
import { Row } from '../../parts/Row.tsx';
import { useText } from '../../text/text.ts';
import { answerIcon, answerTitle, answerTone } from './answer.ts';

export function MatterRow({
  matter,
  onOpen,
}: {
  readonly matter: z.infer<typeof Matter>;
  readonly onOpen: () => void;
}): ReactNode {
  const text = useText().matters;
  return (
    <Row
      icon={answerIcon[matter.answer.kind]}
      tone={answerTone[matter.answer.kind]}
      title={answerTitle(matter.answer, text)}
      line={
        <>
          {text.kind} · {matter.receiptNumber} · {text.against(matter.respondents.join('、'))}
        </>
      }
      end={
        <Button spoken={text.openSpoken(matter.receiptNumber)} trailingIcon="chevron-right" onPress={onOpen}>
          {text.open}
        </Button>
      }
    />
  );
}
