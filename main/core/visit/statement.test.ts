/** Reading the court's own statement: who may open it, what its pages are told, and that its bytes live no longer than they are shown. */
import { beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { StatementProblem } from '../../contract/statement.ts';
import { createStatementReader, type StatementReader } from './statementReader.ts';
import { TestBooth, toHome, told } from './visitKit.ts';

let booth: TestBooth;
beforeEach(() => {
  booth = toHome(new TestBooth());
  booth.act({ do: 'openService', service: 'matters' });
  booth.send({ kind: 'mattersCame', found: { matters: [], agreements: [told, { ...told, id: 'none', statement: null }] } }); // prettier-ignore
});
const open = (agreement = told.id): TestBooth => booth.act({ do: 'openStatement', agreement });
const place = () => booth.visit.place;
const job = (): string => booth.effect('fetchStatement')?.job ?? '';

describe('the statement of a told agreement', () => {
  it('is fetched, shown and left again, back at the agreement', () => {
    open();
    expect(place()).toMatchObject({ kind: 'statement', part: { is: 'fetching' } });
    booth.send({ kind: 'statementCame', job: job(), problem: null });
    expect(place()).toMatchObject({ kind: 'statement', part: { is: 'paper', document: job() } });
    expect(booth.effect('noteStatement')).toMatchObject({ agreement: told.id, was: 'shown' });
    booth.act({ do: 'back', unfinished: null });
    expect(place()).toMatchObject({ kind: 'matters', state: 'ready', opened: told.id });
  });
  it('is not fetched where none was told or believed', () => {
    open('none');
    open('01M8D99GW5KCEYRR43S9G4Q0ZZ');
    expect([booth.at, booth.effect('fetchStatement')]).toEqual(['matters', undefined]);
  });
  it('asks for the card again once the reading of it is old', () => {
    booth.now += pack.timeouts.freshIdentityMs + 1;
    open();
    expect(place()).toMatchObject({ kind: 'card', purpose: 'matters' });
    expect(booth.effect('fetchStatement')).toBeUndefined();
    booth.card();
    expect(booth.effect('queryMatters')).toBeDefined();
  });
  it('takes no answer but the one that is waited for', () => {
    open();
    const first = job();
    booth.act({ do: 'back', unfinished: null });
    open();
    booth.send({ kind: 'statementCame', job: first, problem: null });
    expect(place()).toMatchObject({ part: { is: 'fetching' } });
  });
  it('can be tried again where the court was not reached, and nowhere else', () => {
    for (const problem of ['unreachable', 'refused', 'differs', 'unshown'] as const) {
      open();
      booth.send({ kind: 'statementCame', job: job(), problem }).act({ do: 'statementAgain' });
      expect(place()).toMatchObject({
        part: problem === 'unreachable' ? { is: 'fetching' } : { is: 'problem', problem },
      });
      booth.act({ do: 'back', unfinished: null });
    }
  });
  it('is taken off the screen when the page cannot draw it whole', () => {
    open();
    booth.send({ kind: 'statementCame', job: job(), problem: null }).act({ do: 'statementUnshown' });
    expect(place()).toMatchObject({ part: { is: 'problem', problem: 'unshown' } });
    expect(booth.effect('noteStatement')).toMatchObject({ was: 'unshown' });
  });
  it('is not covered while the booth fetches it, and is once nobody reads', () => {
    open();
    booth.later(pack.timeouts.idleCoverMs * 2);
    expect(booth.visit.overlay).toBeNull();
    booth.send({ kind: 'statementCame', job: job(), problem: null }).later(pack.timeouts.idleCoverMs + 1);
    expect(booth.visit.overlay).toMatchObject({ kind: 'cover' });
  });
});

describe('its bytes', () => {
  type Got = Result<Uint8Array, StatementProblem>;
  let asked: { readonly signal: AbortSignal; readonly answer: (got: Got) => void }[];
  let reader: StatementReader;
  const pdf = (): Uint8Array => new TextEncoder().encode('%PDF-1.7');
  const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
  beforeEach(() => {
    asked = [];
    reader = createStatementReader(
      {
        fetchStatement: (_visit, _told, signal) =>
          new Promise<Got>((answer) => void asked.push({ signal, answer })),
      },
      (id, problem) => {
        booth.send({ kind: 'statementCame', job: id, problem });
        reader.follow(booth.state);
      },
    );
    open();
  });
  const fetching = (): Promise<void> => reader.read(booth.visit, job(), told);

  it('are given to the screen that shows them and to no other', async () => {
    const done = fetching();
    expect(reader.bytes(job())).toBeNull();
    asked[0]?.answer(ok(pdf()));
    await done;
    expect(reader.bytes(job())).toEqual(pdf());
    expect(reader.bytes('another')).toBeNull();
  });
  it.each([
    ['the person goes back', () => booth.act({ do: 'back', unfinished: null })],
    ['the visit ends', () => booth.act({ do: 'leave' })],
    ['the page cannot draw them', () => booth.act({ do: 'statementUnshown' })],
    ['the booth breaks down', () => booth.send({ kind: 'brokeDown', reason: 'storage' })],
  ])('are zeroed when %s', async (_, ends) => {
    const bytes = pdf();
    const done = fetching();
    asked[0]?.answer(ok(bytes));
    await done;
    const id = job();
    ends();
    reader.follow(booth.state);
    expect([isZero(bytes), reader.bytes(id)]).toEqual([true, null]);
  });
  it('are fetched no further when the person leaves, and zeroed if they come all the same', async () => {
    const bytes = pdf();
    const done = fetching();
    booth.act({ do: 'leave' });
    reader.follow(booth.state);
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.answer(ok(bytes));
    await done;
    expect([isZero(bytes), reader.bytes(job()), booth.state.kind]).toEqual([true, null, 'leaving']);
  });
  it('are not there after a refusal, which is told', async () => {
    const done = fetching();
    asked[0]?.answer(err('differs'));
    await done;
    expect(reader.bytes(job())).toBeNull();
    expect(place()).toMatchObject({ part: { is: 'problem', problem: 'differs' } });
  });
});
