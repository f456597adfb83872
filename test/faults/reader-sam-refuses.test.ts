/** The other result bytes of devices.md A.6 where a reading was asked for, each as its own stable error. */
import { expect, it } from 'vitest';
import { failsAs } from './benches.ts';

it.each([
  ['commandError', 'commandRejected', 3],
  ['notPermitted', 'notPermitted', 1],
  ['unrecognised', 'readerError', 3],
  ['lengthError', 'protocol', 3],
  ['randomFailed', 'readerError', 3],
] as const)('%s fails as %s after %i readings', async (fault, kind, readings) => {
  const { reader } = await failsAs(fault, kind);
  expect(reader.heard().filter((command) => command === 'read')).toHaveLength(readings);
});

it('a fingerprint that does not verify is refused at once', async () => {
  const { reader } = await failsAs('fingerprintFailed', 'authFailed', { fingerprint: true });
  expect(reader.heard().filter((command) => command === 'readWithFingerprint')).toHaveLength(1);
});
