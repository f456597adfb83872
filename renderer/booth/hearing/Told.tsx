/** What a person waits for, or is told, on the way to a hearing: checking, not let in, the seat is kept, waiting, over. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime, dateAndTime } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useRecordText } from '../../text/record.ts';
import { useHearing, type StepOf } from './useHearing.ts';

const row = (key: string, icon: Parameters<typeof Row>[0]['icon'], title: string): Block => ({
  key,
  joined: true,
  node: <Row roomy {...(icon === undefined ? {} : { icon })} title={title} />,
});

export function Checking(): ReactNode {
  const { text } = useHearing();
  const { title, line } = text.checking;
  return (
    <Page title={title} blocks={[{ key: 'state', node: <Notice icon="landmark" heading={line} live waits /> }]} />
  );
} // prettier-ignore

export function Refused({ step, online }: StepOf<'refused'> & { readonly online: boolean }): ReactNode {
  const { text, tap, finish } = useHearing();
  const { refused } = text;
  const language = useLanguage();
  const { title, line } = refused[step.why];
  const again = step.why === 'unknown' || step.why === 'otherPerson' || (step.why === 'offline' && online);
  return (
    <Page
      title={title}
      hint={line}
      blocks={[
        ...(step.bar === null ? [] : [row('bar', 'gavel', refused.bar[step.bar])]),
        ...(step.from === null
          ? []
          : [
              row(
                'from',
                'clock',
                refused.from(
                  step.why === 'tooEarly' ? dateAndTime(step.from, language) : clockTime(step.from),
                ),
              ),
            ]),
        row('clerk', 'phone', refused.clerk(step.phone)),
        ...(step.cardLies ? [row('lies', 'id-card', refused.cardLies)] : []),
        ...(step.why === 'offline' ? [row('noted', 'circle-check', refused.noted)] : []),
      ]}
      others={
        <>
          {step.why === 'otherPerson' && (
            <Button icon="id-card" onPress={() => tap({ do: 'cardAgain' })}>
              {refused.cardAgain}
            </Button>
          )}
          {again && (
            <Button icon="rotate-ccw" onPress={() => tap({ do: 'again' })}>
              {refused.again}
            </Button>
          )}
        </>
      }
      main={
        <Button kind="main" icon="door-open" onPress={finish}>
          {refused.finish}
        </Button>
      }
    />
  );
}

export function Kept({ step }: StepOf<'kept'>): ReactNode {
  const { text, tap, finish } = useHearing();
  const { kept } = text;
  return (
    <Page
      title={kept.title}
      blocks={[row('line', 'clock', kept.line(clockTime(step.from), clockTime(step.until)))]}
      others={
        <Button icon="gavel" onPress={() => tap({ do: 'again' })}>
          {kept.join}
        </Button>
      }
      main={
        <Button kind="main" icon="door-open" onPress={finish}>
          {kept.finish}
        </Button>
      }
    />
  );
}

export function Waiting({ step }: StepOf<'waiting'>): ReactNode {
  const { text, tap } = useHearing();
  const { waiting, refused } = text;
  const { title, line } = waiting[step.why];
  return (
    <Page
      title={waiting.title}
      hint={`${step.info.courtroom} · ${clockTime(step.info.startsAt)}`}
      blocks={[
        { key: 'why', node: <Notice icon="hourglass" heading={title} live waits={step.why !== 'cardOld'}>{line}</Notice> },
        ...(step.line ? [] : [{ key: 'line', node: <Notice tone="warn" icon="wifi-off" heading={waiting.lineLost.title} live>{waiting.lineLost.line}</Notice> }]),
        ...(step.wantsOffline ? [{ key: 'asked', node: <Notice tone="ok">{waiting.offlineAsked}</Notice> }] : []),
        row('clerk', 'phone', refused.clerk(step.info.phone)),
      ]}
      others={
        step.wantsOffline ? undefined : (
          <Button icon="landmark" onPress={() => tap({ do: 'wantOffline' })}>
            {waiting.offline}
          </Button>
        )
      }
      main={
        step.why === 'cardOld' ? (
          <Button kind="main" icon="id-card" onPress={() => tap({ do: 'cardAgain' })}>
            {waiting.cardAgain}
          </Button>
        ) : undefined
      }
    />
  );
} // prettier-ignore

export function Ended({ step }: StepOf<'ended'>): ReactNode {
  const { text, tap, finish } = useHearing();
  const { ended, refused } = text;
  const record = useRecordText();
  const language = useLanguage();
  const { title, line } = ended[step.why];
  const back = step.why === 'interrupted' || step.why === 'forgotten';
  return (
    <Page
      title={title}
      hint={line}
      blocks={[
        ...(step.bar === null || step.why !== 'barred' ? [] : [row('bar', 'gavel', refused.bar[step.bar])]),
        ...(step.startsAt === null ? [] : [row('moved', 'calendar-clock', record.movedTo(dateAndTime(step.startsAt, language)))]),
        ...(step.record ? [{ key: 'record', node: <Notice icon="file-text" heading={record.laid.title} live /> }] : []),
        row('clerk', 'phone', refused.clerk(step.phone)),
      ]}
      others={
        back ? (
          <Button icon="id-card" onPress={() => tap({ do: 'cardAgain' })}>
            {ended.back}
          </Button>
        ) : step.record ? (
          <Button icon="file-text" onPress={() => tap({ do: 'recordOpen' })}>
            {record.open}
          </Button>
        ) : undefined
      }
      main={
        <Button kind="main" icon="door-open" onPress={finish}>
          {ended.finish}
        </Button>
      }
    />
  );
} // prettier-ignore
