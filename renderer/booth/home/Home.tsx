/** Home: nine services of equal weight; none is pre-selected. */
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { BoothView, Screen, Service } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { Page } from '../../parts/Page.tsx';
import { Tile } from '../../parts/Tile.tsx';
import { useText } from '../../text/text.ts';
import styles from './Home.module.css';
import { tileRows } from './tileRows.ts';

export type ServiceKind = z.infer<typeof Service>;

const icons: Readonly<Record<ServiceKind, IconName>> = {
  mediation: 'handshake',
  filing: 'gavel',
  session: 'video',
  matters: 'search',
  judge: 'calendar-clock',
  papers: 'folder-open',
  law: 'book-open',
  deputy: 'users',
  unsure: 'circle-question-mark',
};

export function Home(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'home' }>;
}): ReactNode {
  const { act } = useBooth();
  const { portrait, large } = useLayout();
  const text = useText().home;
  const columns = portrait ? (large ? 1 : 2) : large ? 2 : 3;
  const tile = ({ id, available }: { id: ServiceKind; available: boolean }) => (
    <Tile
      key={id}
      icon={icons[id]}
      title={text.services[id].title}
      line={available ? text.services[id].line : text.notYet}
      onPress={() => act({ do: 'openService', service: id })}
    />
  );
  return (
    <Page
      title={text.title}
      hint={text.hint}
      blocks={tileRows(props.screen.services, columns).map((row, index) => ({
        key: `${columns}-${index}`,
        grow: true,
        node: (
          <div className={styles.row} data-columns={row.length === 1 ? 1 : columns}>
            {row.map(tile)}
          </div>
        ),
      }))}
    />
  );
}
