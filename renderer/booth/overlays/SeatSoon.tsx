/** The booth is kept for a hearing in a moment: what has been begun goes on, and may be finished. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { clockTime } from '../../text/format.ts';
import { useRecordText } from '../../text/record.ts';

export function SeatSoon({ from }: { readonly from: string }): ReactNode {
  const { act } = useBooth();
  const { seatSoon } = useRecordText();
  return (
    <Dialog
      title={seatSoon.title(clockTime(from))}
      actions={
        <Button kind="main" icon="check" onPress={() => act({ do: 'closeOverlay' })}>
          {seatSoon.goOn}
        </Button>
      }
    >
      <p>{seatSoon.line}</p>
    </Dialog>
  );
}
