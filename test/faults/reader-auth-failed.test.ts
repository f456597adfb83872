/** F.2 "auth failed": 31, 32 or 33 — a forged or damaged card, for the operator to look at and for the audit. */
import { expect, it } from 'vitest';
import { failsAs } from './benches.ts';

it.each([
  ['cardRefusesSam', '31'],
  ['authFailed', '32'],
  ['verifyFailed', '33'],
] as const)(
  '%s is tried again twice, then fails as authFailed with an entry for the audit',
  async (fault, sw3) => {
    const { reader, host } = await failsAs(fault, 'authFailed');
    expect(reader.heard().filter((command) => command === 'read')).toHaveLength(1 + 2);
    const entries = host.log().split('\n').filter((line) => line.includes('cardNotAuthentic')); // prettier-ignore
    expect(entries).toHaveLength(1);
    expect(entries[0]).toContain(`SW3 ${sw3}`);
    expect(entries[0]).toContain('05.01-20100720-0001036050-0288634305');
  },
);
