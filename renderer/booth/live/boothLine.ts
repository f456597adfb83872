/** The line of the table's seat: through core, which has the booth's one line to the court. */
import { LIVE_CLOSE } from '../../../main/contract/live.ts';
import type { Booth } from '../../booth.ts';
import type { OpenLine } from '../../call/line.ts';

export const boothLine =
  (booth: Booth): OpenLine =>
  ({ onUp, onDown, onTell, onEnd }) => {
    let closed = false;
    const quiet = booth.on('liveTold', (told) => {
      if (closed) return;
      if (told.t === 'tell') onTell(told.tell);
      if (told.t === 'line') (told.up ? onUp : onDown)();
      if (told.t === 'closed' && told.code === LIVE_CLOSE.notJoined) onEnd('forgotten');
    });
    // The seat was opened over this very line: it stands. Whoever opens the line hears of it after having it in hand.
    queueMicrotask(() => {
      if (!closed) onUp();
    });
    return {
      // What is lost on the way to core is lost like anything said while the line is down.
      say: (ask) => void booth.ask('liveSay', { ask }).catch(() => undefined),
      close() {
        closed = true;
        quiet();
      },
    };
  };
