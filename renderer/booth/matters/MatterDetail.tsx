/** One matter: what the court answered, and for a returned one what to change and by when. */
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { unreachable } from '../../../main/contract/result.ts';
import type { Matter } from '../../../main/contract/link.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { Step } from '../../parts/Steps.tsx';
import { dateAndTime, longDate, shortDate } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import { answerTitle } from './answer.ts';
import { ListOrAgain } from './ListOrAgain.tsx';

type MatterKind = z.infer<typeof Matter>;

export function MatterDetail(props: {
  readonly matter: MatterKind;
  readonly onBack: (() => void) | null;
}): ReactNode {
  const { act } = useBooth();
  const text = useText();
  const { matter } = props;
  const blocks = useAnswerBlocks(matter);
  return (
    <Page
      title={answerTitle(matter.answer, text.matters)}
      split="even"
      blocks={blocks}
      aside={useFacts(matter)}
      others={<ListOrAgain onBack={props.onBack} />}
      main={
        matter.answer.kind === 'returned' ? (
          <Button
            kind="main"
            icon="pen-line"
            onPress={() => act({ do: 'startCorrection', matter: matter.id })}
          >
            {text.matters.correct}
          </Button>
        ) : (
          <Button kind="main" icon="house" onPress={() => act({ do: 'goHome' })}>
            {text.common.backHome}
          </Button>
        )
      }
    />
  );
}

function useAnswerBlocks({ answer }: MatterKind): Block[] {
  const text = useText().matters;
  const language = useLanguage();
  switch (answer.kind) {
    case 'received':
      return [{ key: 'received', node: <Notice icon="clock">{text.receivedLine}</Notice> }];
    case 'accepted':
      return [
        {
          key: 'number',
          joined: true,
          node: <Row icon="stamp" tone="ok" title={answer.caseNumber} line={text.caseNumber} />,
        },
        {
          key: 'at',
          joined: true,
          node: (
            <Row
              icon="calendar-check"
              tone="ok"
              title={shortDate(answer.at, language)}
              line={text.accepted}
            />
          ),
        },
        { key: 'next', node: <Notice icon="phone">{text.acceptedLine}</Notice> },
      ];
    case 'returned':
      return [
        {
          key: 'due',
          node: (
            <Notice tone="warn" icon="calendar-clock" heading={text.due(longDate(answer.due, language))}>
              {text.dueLine}
            </Notice>
          ),
        },
        { key: 'reasons', node: <h2>{text.reasons}</h2> },
        ...answer.reasons.map((reason, index) => ({
          key: reason.id,
          joined: true,
          node: <Step number={index + 1}>{reason.words}</Step>,
        })),
      ];
    default:
      return unreachable(answer);
  }
}

function useFacts(matter: MatterKind): Block[] {
  const text = useText().matters;
  const language = useLanguage();
  const note = matter.answer.kind === 'returned' ? matter.answer.note : '';
  return [
    {
      key: 'receipt',
      joined: true,
      node: <Row icon="file-text" title={matter.receiptNumber} line={text.receipt} />,
    },
    {
      key: 'when',
      joined: true,
      node: (
        <Row
          icon="landmark"
          title={text.kind}
          line={text.receivedAt(dateAndTime(matter.receivedAt, language))}
        />
      ),
    },
    {
      key: 'against',
      joined: true,
      node: <Row icon="users" title={text.against(matter.respondents.join('、'))} />,
    },
    ...(note === ''
      ? []
      : [
          {
            key: 'note',
            node: (
              <Notice icon="message-circle-question-mark" heading={text.note}>
                {note}
              </Notice>
            ),
          },
        ]),
  ];
}
