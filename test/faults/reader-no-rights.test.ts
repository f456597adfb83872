/** F.2 "no rights": the port is there and this user may not open it. Root may open anything, so the host runs as nobody. */
import { expect, it } from 'vitest';
import { simulatedReader } from './benches.ts';
import { hostAsNobody, NO_DEVICES } from './harness.ts';

const asRoot = process.getuid?.() === 0;

it('a port without rights is refused as such, and no storm of tries follows', async () => {
  const reader = await simulatedReader();
  await reader.fault('noRights');
  const host = await hostAsNobody({ ...NO_DEVICES, idReader: { path: reader.path, baud: 115_200 } }, asRoot);
  expect(await host.state('idReader', 'fault')).toMatchObject({
    error: { kind: 'permissionDenied', stage: 'open', retryable: false },
  });
  // the line of the log takes a moment longer than the answer; a second one would be a second try
  const opened = (): number => host.log().match(/permissionDenied/g)?.length ?? 0;
  await expect.poll(opened, { timeout: 10_000 }).toBe(1);
  await host.close();
});
