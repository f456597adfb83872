/** Verdicts come out of their columns as they went in, good and bad ones mixed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judged } from './judging.ts';
import { fromColumns, toColumns } from './verdictColumns.ts';

const item = fc.record({
  start: fc.nat(), envEnd: fc.nat(), end: fc.nat(), hash: fc.string(), sig: fc.string(), kid: fc.string(),
}); // prettier-ignore
const head = fc.record({
  id: fc.string(),
  seq: fc.integer({ min: 1 }),
  prev: fc.string(),
  schema: fc.constantFrom('filing.submit/1' as const, 'test.load/1' as const),
  files: fc.array(fc.record({ sha256: fc.string(), size: fc.nat(), mime: fc.string() }), { maxLength: 2 }),
});
const anyJudged: fc.Arbitrary<Judged> = fc.oneof(
  fc.record({ kind: fc.constant('good' as const), item, head }),
  fc.record({
    kind: fc.constant('bad' as const),
    item,
    id: fc.string(),
    env: fc.uint8Array(),
    reason: fc.constantFrom('badEnvelope' as const, 'badSignature' as const),
  }),
);

test('what was judged is told unchanged', () => {
  fc.assert(
    fc.property(fc.array(anyJudged), (judged) => {
      expect(fromColumns(structuredClone(toColumns(judged)))).toEqual(judged);
    }),
  );
});
