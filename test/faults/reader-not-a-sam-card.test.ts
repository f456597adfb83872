/** F.2 "card not SAM type": 40, 81, or a type flag nobody knows. */
import { expect, it } from 'vitest';
import { failsAs, watchingReader } from './benches.ts';

it.each([
  ['unknownCard', 'unsupportedCard'],
  ['selectFailed', 'selectFailed'],
] as const)('%s fails as %s', async (fault, kind) => {
  const { host } = await failsAs(fault, kind);
  expect(host.log()).toContain(`"kind":"${kind}"`);
});

it('an unknown flag is named and never guessed', async () => {
  const { reader, host } = await watchingReader();
  reader.place('unknownType');
  const { error } = await host.next('cardFailed');
  expect(error).toMatchObject({ kind: 'unsupportedCard', retryable: false, detail: 'type flag 005a' });
});
