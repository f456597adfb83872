/** One signed agreement as the court tells of it: its answer, the lights of effect, how it is served, and the thirty days. */
import type { ReactNode } from 'react';
import type { ToldAgreement } from '../../../main/contract/agreements.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { dateAndTime, longDate, shortDate, yuan } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import { useToldText } from '../../text/told.ts';
import { ListOrAgain } from './ListOrAgain.tsx';

const ICON: Readonly<Record<ToldAgreement['answer']['kind'], IconName>> = {
  received: 'clock',
  registered: 'stamp',
  returned: 'circle-alert',
};
const TONE = { received: 'plain', registered: 'ok', returned: 'warn' } as const;

const othersOf = ({ parties }: ToldAgreement): string =>
  parties
    .filter((one) => !one.mine)
    .map((one) => one.masked)
    .join('、');

export function AgreementRow(props: {
  readonly told: ToldAgreement;
  readonly onOpen: () => void;
}): ReactNode {
  const { told } = props;
  const text = useText().matters;
  const words = useToldText();
  return (
    <Row
      icon={ICON[told.answer.kind]}
      tone={TONE[told.answer.kind]}
      title={words.answer[told.answer.kind].title}
      line={
        <>
          {told.title} · {told.receiptNumber} · {words.with(othersOf(told))}
        </>
      }
      end={
        <Button
          spoken={text.openSpoken(told.receiptNumber)}
          trailingIcon="chevron-right"
          onPress={props.onOpen}
        >
          {text.open}
        </Button>
      }
    />
  );
}

export function AgreementDetail(props: {
  readonly told: ToldAgreement;
  readonly onBack: (() => void) | null;
}): ReactNode {
  const { act } = useBooth();
  const text = useText();
  const words = useToldText();
  const { told } = props;
  const answer = useAnswer(told);
  const confirmation = useConfirmation(told);
  const effect = useEffectRows(told);
  const statement = useStatement(told);
  return (
    <Page
      title={words.answer[told.answer.kind].title}
      split="even"
      blocks={[...answer, ...statement, ...confirmation, ...effect]}
      aside={useFacts(told)}
      others={<ListOrAgain onBack={props.onBack} />}
      main={
        <Button kind="main" icon="house" onPress={() => act({ do: 'goHome' })}>
          {text.common.backHome}
        </Button>
      }
    />
  );
}

function useAnswer({ answer }: ToldAgreement): Block[] {
  const words = useToldText();
  const language = useLanguage();
  const { line } = words.answer[answer.kind];
  switch (answer.kind) {
    case 'received':
      return [{ key: 'received', node: <Notice icon="clock">{line}</Notice> }];
    case 'registered':
      return [
        { key: 'number', joined: true, node: <Row icon="stamp" tone="ok" title={answer.number} line={words.number} /> },
        { key: 'at', joined: true, node: <Row icon="calendar-check" tone="ok" title={shortDate(answer.at, language)} line={words.registeredOn} /> },
        { key: 'meaning', node: <Notice icon="info">{line}</Notice> },
      ]; // prettier-ignore
    case 'returned':
      return [
        {
          key: 'reason',
          node: (
            <Notice tone="warn" icon="message-circle-question-mark" heading={words.reason}>
              {answer.reason}
            </Notice>
          ),
        },
        { key: 'line', node: <Notice icon="info">{line}</Notice> },
      ];
  }
}

/** Only what the court has issued and signed for is here at all (`main/core/link/courtWords.ts`). */
function useStatement({ id, statement }: ToldAgreement): Block[] {
  const { act } = useBooth();
  const words = useToldText().statement;
  const language = useLanguage();
  if (statement === null) return [];
  return [
    { key: 'statementNumber', joined: true, node: <Row icon="scroll-text" tone="ok" title={statement.number} line={words.number} end={<Button icon="eye" onPress={() => act({ do: 'openStatement', agreement: id })}>{words.look}</Button>} /> },
    { key: 'statementDay', joined: true, node: <Row icon="calendar-check" tone="ok" title={longDate(statement.date, language)} line={words.issued(shortDate(statement.date, language))} /> },
    { key: 'statementMeaning', node: <Notice icon="info">{words.meaning}</Notice> },
  ];
} // prettier-ignore

/** The application from the booth first, then the days that are left. */
function useConfirmation(told: ToldAgreement): Block[] {
  const application = useApplication(told);
  const period = usePeriod(told);
  // until it is taken the days go on counting
  return told.application?.answer?.kind !== 'taken' ? [...application, ...period] : application;
}

function useApplication({ application }: ToldAgreement): Block[] {
  const words = useToldText().application;
  if (application === null) return [];
  const { answer, number } = application;
  switch (answer?.kind) {
    case undefined:
      return [{ key: 'application', node: <Notice icon="clock" heading={words.received.title}>{words.received.line} {words.receipt(number)}</Notice> }];
    case 'taken':
      return [
        { key: 'application', node: <Notice icon="circle-check" heading={words.taken.title}>{words.taken.line}</Notice> },
        { key: 'applicationNumber', joined: true, node: <Row icon="stamp" title={answer.number} line={words.number} /> },
      ];
    case 'returned':
      return [{ key: 'application', node: <Notice tone="warn" icon="message-circle-question-mark" heading={words.returned.title}>{words.returned.line(answer.reason)}</Notice> }];
  }
} // prettier-ignore

function usePeriod({ confirmation }: ToldAgreement): Block[] {
  const words = useToldText().confirmation;
  const language = useLanguage();
  if (confirmation === null) return [];
  const { due, daysLeft, exact, appliedAt } = confirmation;
  const last = longDate(due, language);
  if (appliedAt !== null)
    return [{ key: 'applied', node: <Notice icon="circle-check" heading={words.applied(shortDate(appliedAt, language))}>{words.appliedLine}</Notice> }]; // prettier-ignore
  return daysLeft < 0
    ? [{ key: 'over', node: <Notice icon="calendar-clock">{words.over(last)}</Notice> }]
    : [{ key: 'open', node: <Notice icon="calendar-clock" heading={words.open(last, exact)}>{words.left(daysLeft)}</Notice> }]; // prettier-ignore
}

/** The truth about the effect first, then each light; large text goes on on the next page. */
function useEffectRows({ parties, lights, effectiveAt, member }: ToldAgreement): Block[] {
  const words = useToldText();
  const language = useLanguage();
  const rows = [
    ...parties.map(({ mine, masked, signedAt }, index) => ({ key: `party-${index}`, name: words.signature(mine ? words.you : masked), at: signedAt, pages: 0 })),
    ...lights.map(({ light, at, pages }) => ({ key: light, name: words.light[light], at, pages })),
  ]; // prettier-ignore
  const everybody = member?.everybody ?? null;
  return [
    {
      key: 'effect',
      node: (
        <Notice
          tone={effectiveAt === null ? 'warn' : 'ok'}
          heading={effectiveAt === null ? words.effect.notYet : words.effect.since(shortDate(effectiveAt, language))}
        >
          {effectiveAt === null ? words.effect.notYetLine : null}
        </Notice>
      ),
    },
    ...rows.map(({ key, name, at, pages }) => ({
      key,
      joined: true,
      node: (
        <Row
          icon={at === null ? 'circle' : 'circle-check'}
          tone={at === null ? 'plain' : 'ok'}
          title={name}
          line={at === null ? words.off : litWords(words, shortDate(at, language), pages)}
        />
      ),
    })),
    ...(everybody === null ? [] : [{ key: 'everybody', joined: true, node: <EverybodyRow {...everybody} /> }]),
  ];
} // prettier-ignore

/** Where one missing consent keeps it from binding anybody. */
function EverybodyRow(props: { readonly consented: number; readonly members: number }): ReactNode {
  const words = useToldText().member;
  const all = props.consented === props.members;
  return (
    <Row
      icon={all ? 'circle-check' : 'circle'}
      tone={all ? 'ok' : 'plain'}
      title={words.everybody}
      line={words.consented(props.consented, props.members)}
    />
  );
}

const litWords = (words: ReturnType<typeof useToldText>, when: string, pages: number): string =>
  pages === 0 ? words.on(when) : words.seen(words.on(when), pages);

function useFacts(told: ToldAgreement): Block[] {
  const words = useToldText();
  const language = useLanguage();
  return [
    { key: 'receipt', joined: true, node: <Row icon="file-text" title={told.receiptNumber} line={told.member === null ? words.receipt : words.member.receipt} /> },
    { key: 'when', joined: true, node: <Row icon="landmark" title={told.title} line={words.receivedAt(dateAndTime(told.receivedAt, language))} /> },
    ...(told.member === null
      ? []
      : [{ key: 'sum', joined: true, node: <Row icon="hand-coins" title={`¥ ${yuan(told.member.fen)}`} line={words.member.sum} /> }]),
    ...(told.followUp === null
      ? []
      : [{ key: 'followUp', joined: true, node: <Row icon="calendar-days" title={longDate(told.followUp, language)} line={words.followUp} /> }]),
    { key: 'with', joined: true, node: <Row icon="users" title={words.with(othersOf(told))} /> },
    ...told.parties.map(({ mine, masked, service }, index) => ({
      key: `service-${index}`,
      joined: true,
      node: <Row icon="mail" title={words.service(mine ? words.you : masked)} line={servedWords(service, words, language)} />,
    })),
    ...(told.statement === null ? [] : told.parties).map(({ mine, masked, statement }, index) => ({
      key: `statement-${index}`,
      joined: true,
      node: <Row icon="scroll-text" title={words.statement.service(mine ? words.you : masked)} line={servedWords(statement, words, language)} />,
    })),
  ];
} // prettier-ignore

/** Delivered is said as the court says it, with its day; without proof it is only sent. */
function servedWords(
  service: ToldAgreement['parties'][number]['service'],
  words: ReturnType<typeof useToldText>,
  language: ReturnType<typeof useLanguage>,
): string {
  if (service === null) return words.served.none;
  const { way, sentAt, deliveredAt } = service;
  return deliveredAt === null
    ? words.served.sent(words.way[way], shortDate(sentAt, language))
    : words.served.delivered(words.way[way], shortDate(deliveredAt, language));
}
