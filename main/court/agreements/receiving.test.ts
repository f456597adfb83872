/** Whose agreement comes next. */
import { expect, test } from 'vitest';
import { nextOf } from './receiving.ts';

test('a booth that floods the court waits for itself alone', () => {
  const flood = [1, 2, 3, 4].map((n) => ({ id: `a${n}`, booth: 'hw-03' }));
  const waiting = [...flood, { id: 'b1', booth: 'hw-04' }, { id: 'c1', booth: 'hw-05' }];
  const order: string[] = [];
  for (let last: string | null = null; waiting.length > 0;) {
    const next = nextOf(waiting, last);
    if (next === null) break;
    waiting.splice(waiting.indexOf(next), 1);
    last = next.booth;
    order.push(next.id);
  }
  expect(order).toEqual(['a1', 'b1', 'a2', 'c1', 'a3', 'a4']);
  expect(nextOf([], 'hw-03')).toBeNull();
});
