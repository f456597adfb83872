/** The end of a mediation: sealed here and not yet received, received by the court, or stopped; and the paper being set in between. */
import { useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { longDate } from '../../text/format.ts';
import { useLanguage, useLocal } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import preview from '../preview/Preview.module.css';
import receipt from '../receipt/receipt.module.css';
import { ReceiptNumber } from '../receipt/ReceiptCard.tsx';
import { Track } from '../receipt/Track.tsx';
import { useJointApplication } from './Applying.tsx';
import { useLights } from './Lights.tsx';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

const PRINT_MS = 30_000;

type PrintWords = Readonly<Record<'print' | 'printing' | 'printed' | 'notPrinted', string>>;

/** Prints the paper of the table; says plainly when no printer answered. */
export function PrintCopy({ words }: { readonly words: PrintWords }): ReactNode {
  const { ask } = useBooth();
  const [printing, setPrinting] = useState<'idle' | 'printing' | 'printed' | 'notPrinted'>('idle');
  const print = async (): Promise<void> => {
    if (printing === 'printing') return;
    setPrinting('printing');
    // a printer that says nothing has not printed
    const printed = await ask('printAgreement', {}, PRINT_MS).then(
      (answer) => answer.printed,
      () => false,
    );
    setPrinting(printed ? 'printed' : 'notPrinted');
  };
  return (
    <div className={receipt.slipBox}>
      <div className={receipt.slipActions}>
        <Button icon="printer" onPress={() => void print()}>
          {words.print}
        </Button>
      </div>
      {printing !== 'idle' && (
        <p className={receipt.printing} role="status" data-printing={printing}>
          <Icon name={printing === 'printed' ? 'circle-check' : printing === 'printing' ? 'hourglass' : 'circle-alert'} />
          <span>{words[printing]}</span>
        </p>
      )}
    </div>
  );
} // prettier-ignore

export function Captured({ screen, step }: StepProps<'captured'>): ReactNode {
  const { act, view } = useBooth();
  const { text, progress } = useSession(screen);
  const words = useText().captured;
  const language = useLanguage();
  const lights = useLights(screen, step.lights);
  const application = useJointApplication(screen, step.confirmation);
  const { delivery, capturedAt, clockTrusted, sha256 } = step;
  const shown = { kind: 'captured', capturedAt, clockTrusted, sha256, delivery } as const;
  const title: Readonly<Record<typeof delivery.kind, ReactNode>> = {
    waiting: (
      <>
        {words.waitingTitle[0]}
        <span className={receipt.notYet}>{words.waitingTitle[1]}</span>
      </>
    ),
    received: words.receivedTitle,
    refused: words.refusedTitle,
  };
  return (
    <Page
      progress={progress}
      title={title[delivery.kind]}
      readAll={false}
      blocks={[
        { key: 'track', node: <Track screen={shown} link={view.frame.link} /> },
        ...application,
        ...lights,
        ...(step.followUp === null
          ? []
          : [{ key: 'followUp', joined: true, node: <Row icon="calendar-days" title={text.followUp.on(longDate(step.followUp, language))} /> }]),
      ]}
      aside={[
        { key: 'number', joined: true, node: <ReceiptNumber screen={shown} /> },
        { key: 'print', joined: true, node: <PrintCopy words={text.captured} /> },
        ...(clockTrusted
          ? []
          : [{ key: 'clock', node: <Notice tone="warn" icon="clock">{words.clockUnsure}</Notice> }]),
        { key: 'take', node: <Notice icon="id-card" heading={words.takeHeading}>{text.captured.take}</Notice> },
      ]}
      others={<Stop screen={screen} />}
      main={
        <Button kind="main" icon="log-out" onPress={() => act({ do: 'leaveForSure' })}>
          {text.captured.finish}
        </Button>
      }
    />
  );
} // prettier-ignore

export function Ended({ screen, step }: StepProps<'ended'>): ReactNode {
  const { act } = useBooth();
  const { text, tap, progress } = useSession(screen);
  const local = useLocal();
  const { title, line } = text.ended[step.reason];
  return (
    <Page
      progress={progress}
      title={title}
      hint={line}
      blocks={[
        { key: 'ways', node: <Notice icon="landmark" heading={text.ended.ways}>{local(step.ways)}</Notice> }, // prettier-ignore
        ...(step.noted === null
          ? []
          : [
              {
                key: 'noted',
                node: (
                  <Notice icon="file-text" live>
                    {text.ended.noted(local(step.noted))}
                  </Notice>
                ),
              },
            ]),
      ]}
      others={
        <>
          <Stop screen={screen} />
          {step.mayNote && (
            <Button icon="pencil" onPress={() => tap({ do: 'chooseReason' })}>
              {text.ended.note}
            </Button>
          )}
        </>
      }
      main={
        <Button kind="main" icon="log-out" onPress={() => act({ do: 'leaveForSure' })}>
          {text.ended.finish}
        </Button>
      }
    />
  );
}

/** Chosen by whoever led; the parties see it as it is noted. */
export function EndReason({ screen, step }: StepProps<'endReason'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  return (
    <Tiles
      screen={screen}
      title={text.ended.why.title}
      hint={text.ended.why.hint}
      choices={step.reasons.map(({ id, label }) => ({
        id,
        title: local(label),
        icon: 'file-text' as const,
        choose: () => tap({ do: 'endReason', id }),
      }))}
    />
  );
}

export function Making({ screen }: StepProps<'making'>): ReactNode {
  const { text, progress } = useSession(screen);
  return <Page progress={progress} title={text.making.title} hint={text.making.line} blocks={[]} others={<Stop screen={screen} />} />; // prettier-ignore
}

export function PaperProblem({ screen, step }: StepProps<'paperProblem'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const words = text.paperProblem;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={step.characters.length === 0 ? words.unknown : words.line}
      blocks={
        step.characters.length === 0
          ? []
          : [
              {
                key: 'characters',
                node: (
                  <ul className={preview.characters} lang="zh-CN">
                    {step.characters.slice(0, 6).map((character) => (
                      <li key={character}>{character}</li>
                    ))}
                  </ul>
                ),
              },
            ]
      }
      main={
        <Button kind="main" icon="pencil" onPress={() => tap({ do: 'backToDraft' })}>
          {words.change}
        </Button>
      }
    />
  );
}
