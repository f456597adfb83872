/** What can be done with the selected page, by buttons alone: order, look, delete, take back. */
import type { ReactNode } from 'react';
import type { Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import styles from './Scan.module.css';
import type { PageOfItem } from './scanState.ts';

export interface PageToolsProps {
  readonly page: PageOfItem;
  readonly count: number;
  readonly undo: Extract<Screen, { kind: 'scan' }>['undo'];
  readonly onEnlarge: () => void;
  readonly onCorners: () => void;
}

export function UndoButton({ undo }: { readonly undo: PageToolsProps['undo'] }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().scan;
  if (undo === null) return null;
  return (
    <Button size="small" icon="undo-2" onPress={() => act({ do: 'undo' })}>
      {text.undo}
    </Button>
  );
}

export function PageTools({ page, count, undo, onEnlarge, onCorners }: PageToolsProps): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().scan;
  const id = page.id;
  return (
    <div className={styles.tools}>
      {count > 1 && (
        <>
          <span className={styles.slot} data-off={page.number === 1 || undefined}>
            <Button
              size="small"
              icon="chevron-left"
              onPress={() => act({ do: 'movePage', page: id, by: -1 })}
            >
              {text.earlier}
            </Button>
          </span>
          <span className={styles.slot} data-off={page.number === count || undefined}>
            <Button
              size="small"
              trailingIcon="chevron-right"
              onPress={() => act({ do: 'movePage', page: id, by: 1 })}
            >
              {text.later}
            </Button>
          </span>
        </>
      )}
      <Button size="small" icon="zoom-in" onPress={onEnlarge}>
        {text.enlarge}
      </Button>
      {page.mayCrop && (
        <Button size="small" icon="crop" onPress={onCorners}>
          {text.corners.open}
        </Button>
      )}
      <Button size="small" icon="trash-2" onPress={() => act({ do: 'deletePage', page: id })}>
        {text.remove}
      </Button>
      <UndoButton undo={undo} />
    </div>
  );
}
