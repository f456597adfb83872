/** The privacy notice: its rows come from the policy pack; how long it was shown goes into the record. */
import { useState, type ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { iconNamed } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useStartReading, useWasRead } from '../../reading/hooks.ts';
import { useLocal } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import styles from './arrive.module.css';

export function PrivacyNotice(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'notice' }>;
}): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const wasRead = useWasRead();
  const read = useStartReading();
  const [since] = useState(() => performance.now());
  const text = useText().notice;
  const local = useLocal();
  const accept = () =>
    act({ do: 'continueNotice', shownMs: Math.round(performance.now() - since), readAloud: wasRead() });
  return (
    <Page
      title={local(props.screen.title)}
      blocks={props.screen.rows.map((row) => ({
        key: row.question['zh-CN'],
        joined: true,
        node: (
          <Row icon={iconNamed(row.icon, 'info')} title={local(row.question)} line={local(row.sentence)} />
        ),
      }))}
      aside={[
        {
          key: 'ways',
          node: (
            <div className={styles.stack}>
              <Button wide icon="volume-2" onPress={read}>
                {text.readToMe}
              </Button>
              <Button wide icon="headset" onPress={() => openHelp('person')}>
                {text.wantPerson}
              </Button>
              <p className={styles.small}>{text.rights}</p>
            </div>
          ),
        },
      ]}
      others={
        <Button kind="quiet" icon="heart-handshake" onPress={() => act({ do: 'iAmNotSafe' })}>
          {text.notSafe}
        </Button>
      }
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={accept}>
          {text.accept}
        </Button>
      }
    />
  );
}
