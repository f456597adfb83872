/** A choice of equal tiles in a session: one tap chooses. */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { Page, type Block } from '../../parts/Page.tsx';
import { Tile } from '../../parts/Tile.tsx';
import rows from '../home/Home.module.css';
import { tileRows } from '../home/tileRows.ts';
import { Stop } from './Stop.tsx';
import { useSession } from './useSession.ts';

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly line?: string;
  readonly icon: IconName;
  readonly choose: () => void;
}

export interface TilesProps {
  readonly screen: SessionScreen;
  readonly title: string;
  readonly hint?: string;
  /** Said before the choices. */
  readonly first?: Block;
  readonly choices: readonly Choice[];
}

export function Tiles({ screen, title, hint, first, choices }: TilesProps): ReactNode {
  const { progress } = useSession(screen);
  const { portrait, large } = useLayout();
  const columns = portrait ? (large ? 1 : 2) : large ? 2 : choices.length === 2 ? 2 : 3;
  return (
    <Page
      progress={progress}
      title={title}
      {...(hint === undefined ? {} : { hint })}
      readAll={false}
      blocks={[
        ...(first === undefined ? [] : [first]),
        ...tileRows(choices, columns).map((row, index) => ({
          key: `${columns}-${index}`,
          grow: true,
          node: (
            <div className={rows.row} data-columns={row.length === 1 ? 1 : columns}>
              {row.map(({ id, icon, title: name, line, choose }) => (
                <Tile key={id} icon={icon} title={name} line={line ?? null} onPress={choose} />
              ))}
            </div>
          ),
        })),
      ]}
      {...(screen.mayStop ? { others: <Stop screen={screen} /> } : {})}
    />
  );
}
