/** Nothing that names a person may reach the devices' log, whatever goes wrong. */
import { expect, it } from 'vitest';
import { decodeCard } from '../../devices/id-reader/card.ts';
import { CARD_BLOCKS } from '../../devices/simulators/cards.ts';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { newestAddressBlock, fingerprintBlock } from '../../devices/simulators/cards.ts';
import type { ReaderFaultName } from '../../devices/simulators/samCommands.ts';
import { watchingReader } from './benches.ts';

const CARDS: readonly SimulatedCard[] = [
  'resident',
  'hmtPermit',
  'foreign2017',
  'foreign2023',
  'badCheckDigit',
  'unknownType',
];

it('the log of readings, good and bad, holds no field of any card', async () => {
  const { reader, host } = await watchingReader();
  const secrets: string[] = [];
  for (const card of CARDS) {
    const record = decodeCard(CARD_BLOCKS[card]());
    if (record.ok) secrets.push(record.value.name, record.value.number, record.value.birth);
    reader.place(card);
    await (card === 'unknownType' ? host.next('cardFailed') : host.next('cardRead'));
    reader.lift();
    await host.next('cardLifted');
    await host.devices.ask('watchCard', { on: true });
  }
  const log = host.log();
  expect(log.match(/"cardRead"/g)?.length).toBe(CARDS.length - 1);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  const failed = JSON.stringify(host.pushed.filter(({ name }) => name === 'cardFailed'));
  expect(secrets.filter((secret) => failed.includes(secret))).toEqual([]);
});

/** Everything of the resident card that could be told from a log: text, bytes in hexadecimal and in base64. */
function traces(): string[] {
  const block = CARD_BLOCKS.resident();
  const record = decodeCard(block);
  const fields = record.ok ? Object.values(record.value).filter((value) => value.length > 3) : [];
  const address = Buffer.from(newestAddressBlock('resident') ?? []);
  const parts = [Buffer.from(block).subarray(0, 30), address.subarray(0, 30), Buffer.from(fingerprintBlock('resident')).subarray(0, 30)]; // prettier-ignore
  return [
    ...fields.filter((value) => value !== 'resident'),
    address.toString('utf16le').trim(),
    ...parts.flatMap((part) => [part.toString('hex'), part.toString('base64')]),
  ];
}

const FAULTS: readonly ReaderFaultName[] = [
  'garbageBefore', 'garbageBetween', 'flippedBit', 'truncated', 'lengthMismatch', 'cardMoved', 'authFailed', 'notPermitted',
  'samSaysChecksum', 'unplugMidRead',
]; // prettier-ignore

it.each(FAULTS)(
  'with everything asked of a card and %s, neither log nor error holds anything of it',
  async (fault) => {
    const { reader, host } = await watchingReader({
      newestAddress: true,
      fingerprint: true,
      photoDecoder: '/nowhere',
    });
    await reader.fault(fault);
    reader.place('resident');
    await (fault.startsWith('garbage') ? host.next('cardPhotoDecoded') : host.next('cardFailed'));
    const said = host.log() + JSON.stringify(host.pushed.filter(({ name }) => name !== 'cardRead'));
    expect(said).toMatch(/deviceFailed|photoDecoded/);
    expect(traces().filter((trace) => said.includes(trace))).toEqual([]);
  },
);
