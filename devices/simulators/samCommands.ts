/** What the simulated SAM answers to each command, as a real one would with the same card in its field (devices.md A.3–A.6). */
import type { ReaderFault, SimulatedCard } from '../../main/contract/simulation.ts';
import type { z } from 'zod';
import { COMMANDS, encodeFrame, SW, type Command } from '../id-reader/protocol.ts';
import { CARD_BLOCKS, photoBlock } from './cards.ts';

export type ReaderFaultName = z.infer<typeof ReaderFault>;

export interface SamState {
  readonly card: SimulatedCard | null;
  /** After a good reading "find" says no card until the card has left the field (devices.md A.7). */
  readonly readOnce: boolean;
  readonly selected: boolean;
  readonly faults: ReadonlySet<ReaderFaultName>;
}

/** The number of the simulated terminal (the vector of devices.md A.3). */
const SAM_NUMBER = Buffer.from('0500010070b6320112cf0f00c1353411', 'hex');

export function commandOf(payload: Uint8Array): Command | undefined {
  const names: Command[] = ['reset', 'status', 'samNumber', 'find', 'select', 'read', 'cardBody'];
  return names.find((name) => COMMANDS[name][0] === payload[0] && COMMANDS[name][1] === payload[1]);
}

const answer = (sw3: number, data: Uint8Array = new Uint8Array()): Uint8Array =>
  encodeFrame(Uint8Array.of(0, 0, sw3, ...data));

function readAnswer(card: SimulatedCard, lie: boolean): Uint8Array {
  const text = CARD_BLOCKS[card]();
  const photo = photoBlock();
  const lengths = Uint8Array.of(text.length >> 8, text.length & 0xff, photo.length >> 8, (photo.length & 0xff) + (lie ? 8 : 0)); // prettier-ignore
  return answer(SW.ok, Buffer.concat([lengths, text, photo]));
}

export interface SamReply {
  readonly frame: Uint8Array;
  readonly state: SamState;
}

function replyToRead(state: SamState): SamReply {
  const { card, faults } = state;
  if (card === null) return { frame: answer(SW.readFailed), state };
  if (!state.selected) return { frame: answer(SW.commandError), state };
  if (faults.has('authFailed'))
    return { frame: answer(SW.samRefusedCard), state: { ...state, selected: false } };
  return { frame: readAnswer(card, faults.has('lengthMismatch')), state: { ...state, readOnce: true } };
}

export function reply(state: SamState, command: Command | undefined): SamReply {
  const { card, faults } = state;
  if (faults.has('samSelfTest')) return { frame: answer(SW.selfTest), state };
  if (faults.has('samUnauthorised')) return { frame: answer(SW.unauthorised), state };
  switch (command) {
    case 'reset':
    case 'status':
      return { frame: answer(SW.ok), state };
    case 'samNumber':
      return { frame: answer(SW.ok, SAM_NUMBER), state };
    case 'find': {
      const found = card !== null && !state.readOnce;
      return { frame: found ? answer(SW.found, new Uint8Array(4)) : answer(SW.noCard), state: { ...state, selected: false } }; // prettier-ignore
    }
    case 'select': {
      const selected = card !== null && !faults.has('selectFailed');
      return { frame: selected ? answer(SW.ok, new Uint8Array(8)) : answer(SW.selectFailed), state: { ...state, selected } }; // prettier-ignore
    }
    case 'read':
      return replyToRead(state);
    case 'cardBody':
      return card === null
        ? { frame: answer(SW.readFailed), state }
        : { frame: answer(SW.ok, new Uint8Array(28)), state };
    case undefined:
      return { frame: answer(SW.commandError), state };
  }
}
