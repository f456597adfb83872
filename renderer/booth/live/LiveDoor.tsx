/** 请远方的人加入: the way from the table to a live session, or in plain words why there is none now. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useSessionText } from '../../text/session.ts';
import styles from './live.module.css';
import { useLive } from './useTableCall.ts';

export function LiveDoor(): ReactNode {
  const { view } = useBooth();
  const { live } = useSessionText();
  const { table, open } = useLive();
  if (view.frame.link !== 'online') return <Notice heading={live.invite}>{live.needsLink}</Notice>;
  return (
    <div className={styles.door} data-loading={table.kind === 'opening' || undefined}>
      {table.kind === 'none' && table.refused && <Notice live>{live.needsLink}</Notice>}
      <Button icon="video" wide onPress={open}>
        {table.kind === 'opening' ? live.opening : live.invite}
      </Button>
    </div>
  );
}
