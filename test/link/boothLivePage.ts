/** The booth's own page in a live session, as far as it says anything: no picture and no sound, over core's own border. */
import type { LiveAsk, LiveTell, RoomView } from '../../main/contract/live.ts';
import type { Caller } from '../../main/contract/port.ts';
import type { ScreenBorder } from '../../main/contract/screenBorder.ts';
import { until } from './boothHands.ts';

const EQUIPPED = { camera: true, microphone: true, speaker: 'heard' } as const;

export function boothLivePage(screen: Caller<ScreenBorder>) {
  const tells: LiveTell[] = [];
  let ticket = '';
  const say = (ask: LiveAsk): void => void screen.ask('liveSay', { ask });
  const join = (): void => {
    say({ t: 'join', ticket, page: 'the-page-of-the-booth' });
    say({ t: 'ready', equipment: EQUIPPED });
  };
  screen.on('liveTold', (told) => {
    if (told.t === 'opened') {
      ({ ticket } = told);
      join();
    }
    // the line is back: the seat is taken again, as the page does
    if (told.t === 'line' && told.up && ticket !== '') join();
    if (told.t === 'tell') tells.push(told.tell);
  });
  const room = (): RoomView | undefined => tells.findLast((tell) => tell.t === 'room')?.view;
  return {
    tells,
    say,
    /** The newest it was shown; also after its end. */
    room,
    async open(): Promise<void> {
      // until the line to the court is there: somebody taps again
      while (!(await screen.ask('liveOpen', {})).asked)
        await new Promise((resolve) => setTimeout(resolve, 25));
      await until('the room', () => room()?.seats[0]?.phase === 'admitted');
    },
    /** A code for a party. */
    async invited(): Promise<string> {
      const before = tells.filter(({ t }) => t === 'invited').length;
      say({ t: 'invite', role: 'party' });
      const told = await until('a code', () => tells.filter((tell) => tell.t === 'invited')[before]);
      return told.invitation.code;
    },
    /** Whoever waits at this seat, once it waits. */
    async letIn(seat: number): Promise<void> {
      await until('waits', () => room()?.seats.some((one) => one.seat === seat && one.phase === 'lobby'));
      say({ t: 'admit', seat });
    },
  };
}
