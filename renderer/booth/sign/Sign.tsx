/** Signing: the document beside the ink, the conditions as sentences, and refusing as easy as confirming (ux 54–57). */
import { useEffect, useState, type ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useLayout } from '../../parts/layout.ts';
import { clockTime } from '../../text/format.ts';
import { useLocal } from '../../text/language.ts';
import { useRequestText, type SignText } from '../../text/request.ts';
import { Heading, Sheet, Split } from '../question/Sheet.tsx';
import { InkBoard } from './InkBoard.tsx';
import { PadTrouble } from './PadTrouble.tsx';
import { Sealing } from './Sealing.tsx';
import styles from './Sign.module.css';
import { SignDocument } from './SignDocument.tsx';
import { useInk } from './useInk.ts';
import { usePointerInk } from './usePointerInk.ts';

export type SignScreen = Extract<Screen, { kind: 'sign' }>;

/** Where the pad has not told its shape yet, the board has that of the common pads (800×480). */
const USUAL_PAD = { maxX: 9600, maxY: 5760, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };

function titleOf(screen: SignScreen, text: SignText): string {
  const { phase, pad } = screen;
  if (phase.kind === 'starting') return text.starting.title;
  if (phase.kind === 'written') return phase.problems.length === 0 ? text.titleWritten : text.titleProblems;
  return pad === 'pointer' ? text.titlePointer : text.titlePad;
}

/** One sentence that says what is missing, if anything is. */
function missingOf(screen: SignScreen, strokes: number, text: SignText): readonly string[] {
  const { phase } = screen;
  switch (phase.kind) {
    case 'starting':
      return [text.starting.say];
    case 'writing':
      return strokes === 0 ? [text.notYetWritten] : [];
    case 'written':
      return phase.problems.map((problem) => text.problem[problem]);
    case 'broke':
    case 'sealing':
      return [];
    default:
      return unreachable(phase);
  }
}

function Checklist({ screen }: { readonly screen: SignScreen }): ReactNode {
  const text = useRequestText().sign;
  return (
    <ul className={styles.checklist}>
      {[
        text.seenAll,
        ...(screen.read === 'no' ? [] : [text.readOut[screen.read]]),
        text.identityFresh(clockTime(screen.identityAt)),
      ].map((words) => (
        <li key={words}>
          <Icon name="circle-check" size={36} />
          {words}
        </li>
      ))}
    </ul>
  );
}

export interface SignProps {
  readonly view: BoothView;
  readonly screen: SignScreen;
  /** Puts before a heading whose turn it is, where several people sign. */
  readonly signer?: (title: string) => string;
  /** What is signed, where it is no PDF. */
  readonly paper?: ReactNode;
}

export function Sign({ screen, signer = (title) => title, paper }: SignProps): ReactNode {
  if (screen.phase.kind === 'sealing') return <Sealing progress={screen.progress} />;
  if (screen.pad === 'none' || screen.phase.kind === 'broke') return <PadTrouble screen={screen} />;
  return (
    <Signing screen={screen} signer={signer} paper={paper ?? <SignDocument document={screen.document} />} />
  );
}

function Signing({
  screen,
  signer,
  paper,
}: Required<Pick<SignProps, 'screen' | 'signer' | 'paper'>>): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().sign;
  const local = useLocal();
  const { portrait, large } = useLayout();
  const { phase, pad, document } = screen;
  const pointer = pad === 'pointer';
  const live = useInk(screen.geometry, !pointer);
  const send = usePointerInk();
  const [reading, setReading] = useState(false);
  const starting = phase.kind === 'starting';
  // A new capture begins with an empty board, whatever the one before left.
  const { clear } = live;
  useEffect(() => {
    if (starting) clear();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the beginning of a capture empties the board
  }, [starting]);

  const strokes = Math.max(phase.kind === 'writing' ? phase.strokes : 0, live.ink.strokes.length);
  const missing = missingOf(screen, strokes, text);
  const good = phase.kind === 'written' && phase.problems.length === 0;
  const again = (): void => {
    live.clear();
    act({ do: 'signAgain' });
  };
  const refuse = (
    <Button icon="arrow-left" onPress={() => act({ do: 'signRefuse' })}>
      {text.refuse}
    </Button>
  );
  if (reading) {
    return (
      <Sheet
        progress={screen.progress}
        reading
        main={
          <Button kind="main" icon="signature" onPress={() => setReading(false)}>
            {text.backToSigning}
          </Button>
        }
      >
        <div className={styles.whole}>
          <Heading title={local(document.title)} />
          {paper}
        </div>
      </Sheet>
    );
  }
  const board = (
    <InkBoard
      // A new geometry is another board: its samples do not belong on this one.
      ink={live.ink}
      geometry={live.geometry ?? USUAL_PAD}
      label={`${text.inkLabel}：${text.strokes(strokes)}`}
      hint={phase.kind === 'written' ? '' : pointer ? text.writeHere : text.inkShowsHere}
      {...(pointer && phase.kind === 'writing'
        ? {
            onSamples: (samples) => {
              live.add(samples);
              send(samples);
            },
          }
        : {})}
    />
  );
  const sentences = (
    <div className={styles.sentences} role="status">
      {missing.length > 0 ? (
        missing.map((sentence) => (
          <p key={sentence} className={styles.missing} data-problem={phase.kind === 'written' || undefined}>
            {sentence}
          </p>
        ))
      ) : (
        <p>{local(screen.before)}</p>
      )}
      {!(large && !portrait) && <p>{local(screen.mayRefuse)}</p>}
    </div>
  );
  const beside = !large;
  return (
    <Sheet
      progress={screen.progress}
      reading
      others={
        <>
          {refuse}
          {!beside && (
            <Button icon="file-text" onPress={() => setReading(true)}>
              {text.lookAtDocument}
            </Button>
          )}
        </>
      }
      main={
        <>
          {(strokes > 0 || phase.kind === 'written') && !(phase.kind === 'written' && !good) && (
            <Button icon="rotate-ccw" onPress={again}>
              {text.again}
            </Button>
          )}
          {phase.kind === 'writing' && strokes > 0 && (
            <Button kind="main" icon="check" onPress={() => act({ do: 'signDone' })}>
              {text.written}
            </Button>
          )}
          {phase.kind === 'written' &&
            (good ? (
              <Button kind="main" icon="check" onPress={() => act({ do: 'signConfirm' })}>
                {text.confirm}
              </Button>
            ) : (
              <Button kind="main" icon="rotate-ccw" onPress={again}>
                {text.again}
              </Button>
            ))}
        </>
      }
    >
      <Split
        words="end"
        share="narrow"
        stacked={!beside}
        head={
          <div className={styles.head}>
            <Heading title={signer(titleOf(screen, text))} />
            {beside && <Checklist screen={screen} />}
          </div>
        }
        work={beside ? paper : board}
        rest={
          beside ? (
            <>
              {board}
              {sentences}
            </>
          ) : (
            sentences
          )
        }
      />
    </Sheet>
  );
}
