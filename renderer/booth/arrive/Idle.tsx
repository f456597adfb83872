/** The idle screen: what this place is for, one large way in, three steps, and that nobody is being filmed. */
import { useState, type ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime } from '../../text/format.ts';
import { useHearingText } from '../../text/hearing.ts';
import { useJoiningText } from '../../text/joining.ts';
import { useText } from '../../text/text.ts';
import styles from './Idle.module.css';
import { StepPicture } from './StepPicture.tsx';

const stepPictures = ['card', 'talk', 'sign'] as const;
const stepIcons: readonly IconName[] = ['id-card', 'messages-square', 'signature'];

function Fact({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <Icon name={icon} size={36} />
      <span>{children}</span>
    </li>
  );
}

export function Idle(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'idle' }>;
}): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const { large } = useLayout();
  const [steps, setSteps] = useState(false);
  const text = useText();
  const { frame } = props.view;
  const { door } = useHearingText();
  const { door: joinDoor } = useJoiningText();
  const { cut = false, kept = null } = props.screen.hearing ?? {};
  const told = cut ? door.cut : kept === null ? null : door.kept(clockTime(kept.from), clockTime(kept.until));
  const start = (
    <Button kind="main" size="large" trailingIcon="arrow-right" onPress={() => act({ do: 'start' })}>
      {text.idle.start}
    </Button>
  );
  const staff = props.screen.staff && (
    <Button kind="quiet" size="small" icon="handshake" onPress={() => act({ do: 'startSession' })}>
      {text.idle.staff}
    </Button>
  );
  const join = (
    <Button kind="quiet" size="small" icon="video" onPress={() => act({ do: 'startJoining' })}>
      {joinDoor}
    </Button>
  );
  if (large && steps) {
    const rows = text.idle.steps.map((step, index) => ({
      key: step.title,
      joined: true,
      node: <Row icon={stepIcons[index] ?? 'info'} title={step.title} line={step.line} />,
    }));
    return (
      <Page
        title={text.idle.howTo}
        blocks={rows}
        others={
          <>
            <Button icon="arrow-left" onPress={() => setSteps(false)}>
              {text.frame.back}
            </Button>
            {join}
          </>
        }
      />
    );
  }
  return (
    <div className={styles.idle}>
      <section className={styles.welcome}>
        <p className={styles.place}>
          {frame.site} · {frame.booth} · {frame.court}
        </p>
        <h1 className={styles.hero} tabIndex={-1}>
          {text.idle.hero.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h1>
        {told === null && !(large && (props.screen.cardLeft || props.screen.waits !== null)) && (
          <p className={styles.lead}>
            {text.idle.lead.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
        <div className={styles.actions}>
          {told === null ? (
            start
          ) : (
            <Button kind="main" size="large" icon="gavel" onPress={() => act({ do: 'startHearing' })}>
              {door.join}
            </Button>
          )}
          {told !== null && (
            <Button trailingIcon="arrow-right" onPress={() => act({ do: 'start' })}>
              {text.idle.start}
            </Button>
          )}
          {large && told === null && (
            <Button icon="list" onPress={() => setSteps(true)}>
              {text.idle.howTo}
            </Button>
          )}
          {!large && told === null && (
            <Button icon="accessibility" onPress={() => openHelp('senses')}>
              {text.idle.senses}
            </Button>
          )}
          {large && told === null && staff}
        </div>
        {props.screen.cardLeft ? (
          <Notice tone="warn" icon="id-card" heading={text.idle.cardLeft.heading} live>
            {text.idle.cardLeft.sentence}
          </Notice>
        ) : told !== null ? (
          <Notice tone={cut ? 'warn' : 'info'} icon="gavel" heading={told.title} live>
            {told.line}
          </Notice>
        ) : (
          <ul className={styles.facts}>
            {props.screen.waits !== null && (
              <Fact icon="rotate-ccw">{text.idle.waits(clockTime(props.screen.waits))}</Fact>
            )}
            <Fact icon="video-off">{text.idle.cameraOff}</Fact>
            {!large && props.screen.waits === null && <Fact icon="hand">{text.idle.free}</Fact>}
            {!large && <Fact icon="phone">{text.idle.hotline(frame.hotline)}</Fact>}
          </ul>
        )}
      </section>
      {!large && (
        <section className={styles.steps}>
          <div className={styles.stepsHead}>
            <h2>{text.idle.howTo}</h2>
            <div className={styles.doors}>
              {join}
              {staff}
            </div>
          </div>
          <ol>
            {text.idle.steps.map((step, index) => (
              <li key={step.title}>
                <StepPicture of={stepPictures[index] ?? 'card'} />
                <div>
                  <h3>{step.title}</h3>
                  <p>{step.line}</p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
