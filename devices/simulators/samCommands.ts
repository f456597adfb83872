/** What the simulated SAM answers to each command, as a real one would with the same card in its field (devices.md A.3–A.6). */
import type { z } from 'zod';
import { unreachable } from '../../main/contract/result.ts';
import type { ReaderFault, SimulatedCard } from '../../main/contract/simulation.ts';
import { BAUD_CODES, COMMANDS, encodeFrame, SW, type Command } from '../id-reader/protocol.ts';
import { CARD_BLOCKS, cardBodyBlock, fingerprintBlock, newestAddressBlock, photoBlock } from './cards.ts';

export type ReaderFaultName = z.infer<typeof ReaderFault>;

export interface SamState {
  readonly card: SimulatedCard | null;
  /** Of which member of a group, where the card is one. */
  readonly no: number;
  /** After a good reading "find" says no card until the card has left the field (devices.md A.7). */
  readonly readOnce: boolean;
  readonly selected: boolean;
  readonly faults: ReadonlySet<ReaderFaultName>;
}

/** A command as it came off the wire; `value` is the last byte of those that carry one. */
export interface Heard {
  readonly command: Command;
  readonly value: number;
}

/** The number of the simulated terminal (the vector of devices.md A.3). */
const SAM_NUMBER = Buffer.from('0500010070b6320112cf0f00c1353411', 'hex');

const NAMES = Object.keys(COMMANDS) as Command[];

export function commandOf(payload: Uint8Array): Heard | undefined {
  const command = NAMES.find((name) => COMMANDS[name].every((byte, i) => payload[i] === byte));
  return command === undefined ? undefined : { command, value: payload.at(-1) ?? 0 };
}

const answer = (sw3: number, data: Uint8Array = new Uint8Array()): Uint8Array =>
  encodeFrame(Uint8Array.of(0, 0, sw3, ...data));

/** Faults that are one result byte in answer to one kind of command. */
const REFUSALS: readonly (readonly [
  fault: ReaderFaultName,
  to: 'select' | 'read' | 'fingerprint',
  sw3: number,
])[] = [
  ['selectFailed', 'select', SW.selectFailed],
  ['unknownCard', 'select', SW.unknownCard],
  ['cardRefusesSam', 'read', SW.cardRefusedSam],
  ['authFailed', 'read', SW.samRefusedCard],
  ['verifyFailed', 'read', SW.verifyFailed],
  ['cardMoved', 'read', SW.readFailed],
  ['samSaysChecksum', 'read', SW.badChecksum],
  ['samSaysLength', 'read', SW.badLength],
  ['commandError', 'read', SW.commandError],
  ['notPermitted', 'read', SW.notPermitted],
  ['unrecognised', 'read', SW.unrecognised],
  ['lengthError', 'read', SW.lengthError],
  ['randomFailed', 'read', SW.randomFailed],
  ['fingerprintFailed', 'fingerprint', SW.fingerprintFailed],
];

const kindOf = (command: Command): readonly string[] =>
  command === 'readWithFingerprint' ? ['read', 'fingerprint'] : [command];

const refusalTo = (command: Command, faults: SamState['faults']): number | undefined =>
  REFUSALS.find(([fault, to]) => faults.has(fault) && kindOf(command).includes(to))?.[2];

const length = (bytes: Uint8Array): readonly number[] => [bytes.length >> 8, bytes.length & 0xff];

/** `lie`: the lengths inside contradict the length of the answer. */
function blocks(card: SimulatedCard, no: number, withFingerprint: boolean, lie: boolean): Uint8Array {
  const text = CARD_BLOCKS[card](no);
  const photo = photoBlock();
  const fingerprint = withFingerprint ? fingerprintBlock(card) : new Uint8Array();
  const lengths = [...length(text), ...length(photo), ...(withFingerprint ? length(fingerprint) : [])];
  if (lie) lengths[3] = (lengths[3] ?? 0) + 8;
  return Buffer.concat([Uint8Array.from(lengths), text, photo, fingerprint]);
}

export interface SamReply {
  readonly frame: Uint8Array;
  readonly state: SamState;
}

function replyToRead(state: SamState, withFingerprint: boolean): SamReply {
  const { card, no, faults } = state;
  if (card === null) return { frame: answer(SW.readFailed), state };
  if (!state.selected) return { frame: answer(SW.commandError), state };
  const data = blocks(card, no, withFingerprint, faults.has('lengthMismatch'));
  return { frame: answer(SW.ok, data), state: { ...state, readOnce: true } };
}

function replyToAddress(state: SamState, old: boolean): Uint8Array {
  // one command or the other is known, never both (devices.md A.4)
  if (old !== state.faults.has('oldAddressCommand')) return answer(SW.commandError);
  if (state.card === null) return answer(SW.readFailed);
  const address = newestAddressBlock(state.card);
  return address === null ? answer(SW.absentItem) : answer(SW.ok, address);
}

/** Out of order altogether; a reset cures `selfTestOnce`. */
function brokenReply(state: SamState, command: Command | undefined): SamReply | undefined {
  const { faults } = state;
  if (faults.has('samSelfTest')) return { frame: answer(SW.selfTest), state };
  if (faults.has('samUnauthorised')) return { frame: answer(SW.unauthorised), state };
  if (!faults.has('selfTestOnce')) return undefined;
  if (command !== 'reset') return { frame: answer(SW.selfTest), state };
  const cured = new Set([...faults].filter((name) => name !== 'selfTestOnce'));
  return { frame: answer(SW.ok), state: { ...state, faults: cured } };
}

export function reply(state: SamState, heard: Heard | undefined): SamReply {
  const broken = brokenReply(state, heard?.command);
  if (broken !== undefined) return broken;
  if (heard === undefined) return { frame: answer(SW.commandError), state };
  const { command, value } = heard;
  const refusal = refusalTo(command, state.faults);
  if (refusal !== undefined && state.card !== null)
    return { frame: answer(refusal), state: { ...state, selected: state.selected && command !== 'select' } };
  const { card } = state;
  switch (command) {
    case 'reset':
    case 'status':
    case 'maxRf':
      return { frame: answer(SW.ok), state };
    case 'setBaud':
      return { frame: answer(Object.values(BAUD_CODES).includes(value) ? SW.ok : SW.commandError), state };
    case 'samNumber':
      return { frame: answer(SW.ok, SAM_NUMBER), state };
    case 'find': {
      const found = card !== null && !state.readOnce;
      return { frame: found ? answer(SW.found, new Uint8Array(4)) : answer(SW.noCard), state: { ...state, selected: false } }; // prettier-ignore
    }
    case 'select': {
      const selected = card !== null;
      return { frame: selected ? answer(SW.ok, new Uint8Array(8)) : answer(SW.selectFailed), state: { ...state, selected } }; // prettier-ignore
    }
    case 'read':
    case 'readWithFingerprint':
      return replyToRead(state, command === 'readWithFingerprint');
    case 'newestAddress':
    case 'newestAddressOld':
      return { frame: replyToAddress(state, command === 'newestAddressOld'), state };
    case 'cardBody':
      return { frame: card === null ? answer(SW.readFailed) : answer(SW.ok, cardBodyBlock(card)), state };
    default:
      return unreachable(command);
  }
}
