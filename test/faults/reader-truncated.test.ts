/** F.2 "truncated answer": an answer begins and never ends. */
import { expect, it } from 'vitest';
import { failsAs } from './benches.ts';

it('fails as timeout after three tries of the whole reading', async () => {
  const { reader } = await failsAs('truncated', 'timeout');
  const commands = reader.heard().filter((command) => command === 'find' || command === 'read');
  expect(commands.slice(-6).join(' ')).toMatch(/(find read ?){2}$|read$/);
  expect(commands.filter((command) => command === 'read')).toHaveLength(3);
});
