/** Applying together for judicial confirmation after the agreement was sealed: the offer, the paper page by page, both signatures. */
import type { ReactNode } from 'react';
import type { JointApplication, SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime, longDate } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { Preview } from '../preview/Preview.tsx';
import { actingWords } from './Seating.tsx';
import { SealingPage } from './Signing.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Offer({ screen, step }: StepProps<'offer'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const language = useLanguage();
  const words = text.applying.offer;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      blocks={[
        { key: 'what', joined: true, node: <Row icon="landmark" title={words.what.title} line={words.what.line} /> },
        { key: 'both', joined: true, node: <Row icon="users" title={words.both.title} line={words.both.line} /> },
        { key: 'free', joined: true, node: <Row icon="hand" title={words.free.title} line={words.free.line} /> },
        {
          key: 'days', joined: true,
          node: <Row icon="calendar-days" title={words.days} line={words.last(longDate(step.due, language), step.exact, step.inEffect)} />,
        },
      ]}
      others={<Button onPress={() => tap({ do: 'notApply' })}>{words.no}</Button>}
      main={
        <Button kind="main" icon="file-pen" onPress={() => tap({ do: 'makeApplication' })}>
          {words.yes}
        </Button>
      }
    />
  );
} // prettier-ignore

export function ApplicationMaking({ screen, step }: StepProps<'applicationMaking'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const { making, offer } = text.applying;
  if (!step.failed) return <Page progress={progress} title={making.title} hint={making.line} blocks={[]} />;
  return (
    <Page
      progress={progress}
      title={making.failed}
      hint={making.failedLine}
      blocks={[]}
      others={<Button onPress={() => tap({ do: 'notApply' })}>{offer.no}</Button>}
      main={
        <Button kind="main" icon="file-pen" onPress={() => tap({ do: 'makeApplication' })}>
          {making.again}
        </Button>
      }
    />
  );
}

/** Shown as every paper is shown before it is signed here. */
export function ApplicationPaper({ screen, step }: StepProps<'applicationPaper'>): ReactNode {
  const { progress } = useSession(screen);
  const { view } = useBooth();
  const { document, page, seen } = step;
  return (
    <Preview
      view={view}
      screen={{
        kind: 'preview', progress: { step: progress.step, of: progress.of, section: 'sign' }, document, page, seen, read: 'no',
      }}
    />
  );
} // prettier-ignore

export function Applicants({ screen, step }: StepProps<'applicants'>): ReactNode {
  const { nameOf, text, tap, progress } = useSession(screen);
  const words = text.applying.applicants;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      readAll={false}
      blocks={[
        ...(step.refused === null
          ? []
          : [{ key: 'refused', node: <Notice tone="warn" heading={step.refused === 'noRoom' ? text.signers.noRoom : words.refused} live /> }]),
        ...(step.waiting === null
          ? []
          : [{ key: 'alone', node: <Notice icon="users" heading={words.alone(nameOf(step.waiting))} live>{words.aloneLine}</Notice> }]),
        ...step.people.flatMap(({ seat, person, acting, signedAt }) => [
          {
            key: seat,
            joined: true,
            node: (
              <Row
                icon={signedAt === null ? 'signature' : 'circle-check'}
                tone={signedAt === null ? 'plain' : 'ok'}
                title={
                  <>
                    {nameOf(seat)} <span aria-hidden>{person.masked}</span>
                    <span className="spoken">{person.spoken}</span>
                  </>
                }
                line={signedAt === null ? words.notYet : words.signedAt(clockTime(signedAt))}
                {...(signedAt === null
                  ? {
                      end: (
                        <Button
                          icon="signature"
                          spoken={words.signOf(person.spoken)}
                          onPress={() => tap({ do: 'signNow', who: seat })}
                        >
                          {words.sign}
                        </Button>
                      ),
                    }
                  : {})}
              />
            ),
          },
          ...(acting === null
            ? []
            : [{ key: `${seat}-acting`, joined: true, node: <Row icon="user-check" title={actingWords(text, acting)} /> }]),
        ]),
      ]}
      others={<Button icon="x" onPress={() => tap({ do: 'notApply' })}>{words.no}</Button>}
    />
  );
} // prettier-ignore

export function ApplicationSealing({ screen, step }: StepProps<'applicationSealing'>): ReactNode {
  const { text } = useSession(screen);
  return <SealingPage screen={screen} failed={step.failed} words={text.applying.sealing} />;
}

/** Beside the sealed agreement: the offer, or what became of the application. */
export function useJointApplication(screen: SessionScreen, confirmation: JointApplication): readonly Block[] {
  const { text, tap } = useSession(screen);
  const words = text.applying;
  switch (confirmation.kind) {
    case 'none':
      return [];
    case 'open': {
      const { title, line } = confirmation.left ? words.open.left : words.open;
      const begin = <Button onPress={() => tap({ do: 'offerConfirmation' })}>{words.open.begin}</Button>;
      return [{ key: 'confirmation', node: <Row icon="landmark" title={title} line={line} end={begin} /> }];
    }
    case 'sealed': {
      const { delivery } = confirmation;
      const { title, line } = words.sealed[delivery.kind];
      return [
        {
          key: 'confirmation',
          node: (
            <Notice
              tone={delivery.kind === 'refused' ? 'warn' : delivery.kind === 'received' ? 'ok' : 'info'}
              icon={delivery.kind === 'received' ? 'circle-check' : delivery.kind === 'waiting' ? 'hourglass' : 'circle-alert'}
              heading={title}
              live
            >
              {line} {delivery.kind === 'received' ? words.sealed.number(delivery.number) : null}
            </Notice>
          ),
        },
      ];
    }
  }
} // prettier-ignore
