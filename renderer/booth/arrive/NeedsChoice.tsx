/** What would help this person: larger text at once, somebody to read, and who is with them. */
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import type { Needs } from '../../../main/contract/request.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Tile } from '../../parts/Tile.tsx';
import { useText } from '../../text/text.ts';
import styles from './arrive.module.css';

const helpers = ['none', 'relative', 'gridStaff', 'interpreter', 'other'] as const;

export function NeedsChoice(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'needs' }>;
}): ReactNode {
  const { act } = useBooth();
  const [needs, setNeeds] = useState<z.infer<typeof Needs>>(props.screen.needs);
  const text = useText().needs;
  const { look } = props.view.frame;
  const toggleLarger = () => {
    const larger = !needs.larger;
    setNeeds({ ...needs, larger });
    act({ do: 'setLook', look: { ...look, scale: larger ? 150 : 100 } });
  };
  return (
    <Page
      title={text.title}
      hint={text.hint}
      blocks={[
        {
          key: 'care',
          node: (
            <div className={styles.pair}>
              <Tile
                icon="a-arrow-up"
                title={text.larger}
                line={text.largerLine}
                chosen={needs.larger}
                onPress={toggleLarger}
              />
              <Tile
                icon="volume-2"
                title={text.readAloud}
                line={text.readAloudLine}
                chosen={needs.readAloud}
                onPress={() => setNeeds({ ...needs, readAloud: !needs.readAloud })}
              />
              <Tile
                icon="grid-2x2"
                title={text.keys}
                line={text.keysLine}
                chosen={needs.keys === true}
                onPress={() => setNeeds({ ...needs, keys: needs.keys !== true })}
              />
            </div>
          ),
        },
        {
          key: 'helper',
          node: (
            <div className={styles.group} role="group" aria-label={text.helperTitle}>
              <h2>{text.helperTitle}</h2>
              <div className={styles.choices}>
                {helpers.map((helper) => (
                  <Button
                    key={helper}
                    pressed={needs.helper === helper}
                    {...(needs.helper === helper ? { icon: 'check' as const } : {})}
                    onPress={() => setNeeds({ ...needs, helper })}
                  >
                    {text.helpers[helper]}
                  </Button>
                ))}
              </div>
            </div>
          ),
        },
        ...(needs.helper === 'none' ? [] : [{ key: 'rule', node: <Notice live>{text.helperRule}</Notice> }]),
      ]}
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'setNeeds', needs })}>
          {text.next}
        </Button>
      }
    />
  );
}
