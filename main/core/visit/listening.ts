/** What helps a person beside the devices of the work: who speaks here, what is plugged in, whether somebody sits there. */
import type { Caller } from '../../contract/port.ts';
import type { DevicesBorder, Headset, Presence, Speech, Utterance } from '../../contract/devices.ts';
import type { Hearing } from '../../contract/screen.ts';
import { expected, lost } from './devicesGone.ts';
import type { BoothEvent } from './visit.ts';

const SAY_DEADLINE_MS = 12_000;
const NOTHING: Hearing = { voice: 'none', headset: 'none' };

export interface ListeningPorts {
  dispatch(event: BoothEvent): void;
  show(): void;
}

export function createListening({ dispatch, show }: ListeningPorts) {
  let hearing = NOTHING;
  let somebodyHere = true;
  let attached: Caller<DevicesBorder> | null = null;

  function headsetMoved(headset: Headset): void {
    if (headset === hearing.headset) return;
    hearing = { ...hearing, headset };
    dispatch({ kind: 'headsetMoved', plugged: headset === 'in' });
    show();
  }
  function presenceChanged(presence: Presence): void {
    const here = presence !== 'away';
    if (here === somebodyHere) return;
    somebodyHere = here;
    dispatch({ kind: 'presenceChanged', here });
  }

  return {
    hearing: (): Hearing => hearing,
    /** A headset that was in before the visit counts in it. */
    visitOpened(): void {
      if (hearing.headset === 'in') queueMicrotask(() => dispatch({ kind: 'headsetMoved', plugged: true }));
    },
    /** One sentence as sound. A personal one is never made without a headset, whatever the page asks (ux.md 32): null. */
    async say(
      devices: Caller<DevicesBorder> | null,
      utterance: Utterance,
      personal: boolean,
    ): Promise<Speech | null> {
      if (personal && hearing.headset !== 'in') return null;
      const answer = await devices?.ask('say', utterance, SAY_DEADLINE_MS).catch(lost);
      return answer ?? null;
    },
    attach(devices: Caller<DevicesBorder>): void {
      attached = devices;
      devices.on('headsetMoved', ({ headset }) => headsetMoved(headset));
      devices.on('presenceChanged', ({ presence }) => presenceChanged(presence));
      devices.onClose(() => {
        if (attached !== devices) return; // its successor has told already how things stand
        headsetMoved('none');
        presenceChanged('none');
        hearing = NOTHING;
        show();
      });
      void devices.ask('comfort', {}).then((comfort) => {
        hearing = { ...hearing, voice: comfort.voice };
        headsetMoved(comfort.headset);
        presenceChanged(comfort.presence);
        show();
      }, expected);
    },
  };
}
