/** What the devices tell reaches the visit, and what an auditor must know reaches the audit. */
import { expect, it } from 'vitest';
import { devicesBorder, type DeviceError } from '../../contract/devices.ts';
import { channelPair, connect } from '../../contract/port.ts';
import { createAttachment } from './attachedDevices.ts';
import type { BoothEvent } from './visit.ts';

const failed = (kind: DeviceError['kind']): DeviceError => ({
  kind, device: 'idReader', stage: 'select', retryable: false, detail: '',
}); // prettier-ignore

it('notes a card that could not be authenticated for the audit, and no other failure', async () => {
  const [core, devices] = channelPair();
  const told: BoothEvent[] = [];
  let suspicious = 0;
  const nothing = (): void => undefined;
  const attachment = createAttachment({
    dispatch: (event) => void told.push(event),
    queueScan: (run) => void run(),
    keepPage: () => Promise.resolve(),
    inkDrawn: nothing, scannerIs: nothing, triggered: nothing, codeScanned: nothing, attached: nothing, padScreenIs: nothing,
    inkRejected: nothing,
    cardNotAuthentic: () => void (suspicious += 1),
    wantsCard: () => false,
  }); // prettier-ignore
  attachment.attach(connect(core, devicesBorder));
  for (const kind of ['authFailed', 'cardRemoved', 'unsupportedCard'] as const) devices.post({ t: 'push', name: 'cardFailed', body: { error: failed(kind) } }); // prettier-ignore
  await expect.poll(() => told.filter((event) => event.kind === 'cardFailed').length).toBe(3);
  expect(suspicious).toBe(1);
});
