/**
 * Feeds a decoder mutated and random inputs, a million with YUNCANG_LONG=1, and tells the first that makes it throw, hang
 * or take too much memory.
 *
 * fast-check alone needs 20 to 100 µs for one array of bytes, many times what a decoder does. So it makes the beginnings
 * – a seed and a base out of the corpus or of structured parts – and a small generator makes the many mutations of each.
 */
import fc from 'fast-check';
import { allocatedBy, createGuard, doubtful } from './meter.ts';
import { createInputs } from './mutate.ts';

/** True: understood. False: refused. What comes out and is not what the next one may rely on is thrown. */
export type Decode = (bytes: Uint8Array<ArrayBuffer>) => boolean;

export interface Target {
  readonly name: string;
  /** Good inputs, and every one that once was a defect: each is fed as it is, and mutated. */
  readonly corpus: readonly Uint8Array[];
  /** A decoder in its first state; inputs of one seed go to the same one, one after the other. */
  readonly start: () => Decode;
  /** The most it may allocate for one input, half of what is tolerated; what it takes is measured, garbage included. */
  readonly bound: (length: number) => number;
  readonly tokens?: readonly Uint8Array[];
  /** Inputs built by fast-check, to begin with beside the corpus. */
  readonly structured?: fc.Arbitrary<Uint8Array>;
  readonly longest?: number;
}

export interface Amount {
  readonly inputs: number;
  readonly perSeed: number;
  /** For all inputs of one seed, which take milliseconds: only what never ends comes near it. */
  readonly mostMs: number;
}

const LONG = process.env['YUNCANG_LONG'] === '1';
export const AMOUNT: Amount = LONG
  ? { inputs: 1_000_000, perSeed: 2500, mostMs: 60_000 }
  : { inputs: 3000, perSeed: 50, mostMs: 60_000 };

export interface Fed {
  readonly inputs: number;
  /** How many were understood. */
  readonly taken: number;
}

const LONGEST = 4096;
/** Inputs measured together at first. */
const GROUP = 10;
/** Where more groups than this share take more than one input may, every input gets its own measurement. */
const DOUBTFUL_SHARE = 0.1;
/** Code that is compiled or a table that is filled is not the input's: of so many measurements the least counts. */
const MEASUREMENTS = 60;
const SHRINKING_STEPS = 3000;

type Fault = 'threw' | 'hung' | 'allocated too much';

interface Finding {
  readonly fault: Fault;
  readonly index: number;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly cause: unknown;
}

interface Beginning {
  readonly seed: number;
  readonly base: Uint8Array;
}

const tolerated = (target: Target, length: number): number => 2 * target.bound(length);

/** The inputs of a beginning, always the same ones. */
export const inputsOf = (target: Target, { seed, base }: Beginning): (() => Uint8Array<ArrayBuffer>) =>
  createInputs({
    seed,
    base,
    corpus: target.corpus,
    tokens: target.tokens ?? [],
    longest: target.longest ?? LONGEST,
  });

/** The least of some measurements, or the first that is within `most`; null: memory was freed during each. */
function takes(decode: Decode, input: Uint8Array<ArrayBuffer>, most: number): number | null {
  let least: number | null = null;
  for (let i = 0; i < MEASUREMENTS && (least === null || least > most); i++) {
    const bytes = allocatedBy(() => void decode(input));
    if (bytes !== null) least = Math.min(bytes, least ?? bytes);
  }
  return least;
}

function faultOf(target: Target, decode: Decode, input: Uint8Array<ArrayBuffer>): { fault: Fault; cause: unknown } | null {
  try {
    const most = tolerated(target, input.length);
    const bytes = takes(decode, input, most);
    if (bytes !== null && bytes <= most) return null;
    return { fault: 'allocated too much', cause: new Error(`${bytes ?? 'uncounted'} bytes, tolerated: ${most}`) };
  } catch (cause) {
    return { fault: 'threw', cause };
  }
} // prettier-ignore

/** What is kept from one beginning to the next. */
interface Feeding {
  readonly guard: ReturnType<typeof createGuard>;
  group: number;
  /** Hears of every input that was really fed. */
  readonly count: (taken: boolean) => void;
}

/** Feeds the inputs of one beginning. */
function feedOne(target: Target, from: Beginning, amount: Amount, feeding: Feeding): Finding | null {
  const { guard, group: size, count } = feeding;
  let finding: Finding | null = null;
  let [index, input]: [number, Uint8Array<ArrayBuffer>] = [0, new Uint8Array()];
  const found = (fault: Fault, cause: unknown): void => {
    finding ??= { fault, index, input: input.slice(), cause };
  };

  const quick: { doubts: ReturnType<typeof doubtful> } = { doubts: new Set() };
  const quickly = (): void => {
    const next = inputsOf(target, from);
    const decode = target.start();
    let shortest = 0;
    const group = (): void => {
      shortest = Number.POSITIVE_INFINITY;
      for (const end = Math.min(index + size, amount.perSeed); index < end && finding === null; index++) {
        input = next();
        shortest = Math.min(shortest, input.length);
        try {
          count(decode(input));
        } catch (cause) {
          return found('threw', cause);
        }
      }
    };
    quick.doubts = doubtful(Math.ceil(amount.perSeed / size), group, () => tolerated(target, shortest));
  };
  /** The same inputs again; those in doubt are measured one by one. */
  const closely = (): void => {
    const next = inputsOf(target, from);
    const decode = target.start();
    for (index = 0; index < amount.perSeed && finding === null; index++) {
      input = next();
      const { doubts } = quick;
      const inDoubt = doubts === 'all' || doubts.has(Math.floor(index / size));
      const fault = inDoubt ? faultOf(target, decode, input) : (void decode(input), null);
      if (fault !== null) return found(fault.fault, fault.cause);
    }
  };
  if (guard(quickly, amount.mostMs) === 'hung') found('hung', undefined);
  if (quick.doubts !== 'all' && quick.doubts.size * size > amount.perSeed * DOUBTFUL_SHARE) feeding.group = 1;
  const certain = quick.doubts !== 'all' && quick.doubts.size === 0;
  if (finding === null && !certain && guard(closely, amount.mostMs) === 'hung') found('hung', undefined);
  return finding;
} // prettier-ignore

/** The same fault with ever less: pieces are left out as long as it stays. What hangs is told as it is. */
function shrunk(target: Target, { fault, input }: Finding): Uint8Array {
  if (fault === 'hung') return input;
  const still = (less: Uint8Array<ArrayBuffer>): boolean =>
    faultOf(target, target.start(), less)?.fault === fault;
  if (!still(input)) return input; // it took what had come before
  let [least, steps] = [input, 0];
  for (let size = input.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < least.length && steps < SHRINKING_STEPS; steps++) {
      const less = Buffer.concat([least.subarray(0, at), least.subarray(at + size)]);
      if (still(less)) least = less;
      else at += size;
    }
  }
  return least;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function failure(target: Target, { seed, base }: Beginning, finding: Finding): Error {
  const { fault, index, input, cause } = finding;
  const good = target.corpus.indexOf(base);
  const where = `input ${index} of seed ${seed} on base ${good < 0 ? hex(base) : `${good} of the corpus`}`;
  return new Error(`${target.name} ${fault}: ${hex(shrunk(target, finding))}\nfrom ${hex(input)}\n${where}`, { cause });
} // prettier-ignore

/** Throws with the input as hex, made as small as it goes, where the decoder does what none may do. */
export function feed(target: Target, amount: Amount = AMOUNT): Fed {
  const { corpus, structured } = target;
  let [inputs, taken] = [0, 0];
  const count = (understood: boolean): void => {
    inputs++;
    if (understood) taken++;
  };
  const feeding: Feeding = { guard: createGuard(), group: GROUP, count };
  const base = structured === undefined ? fc.constantFrom(...corpus) : fc.oneof(fc.constantFrom(...corpus), structured); // prettier-ignore
  const property = fc.property(fc.record({ seed: fc.integer(), base }), (from) => {
    const finding = feedOne(target, from, amount, feeding);
    if (finding !== null) throw failure(target, from, finding);
  });
  const numRuns = Math.max(Math.ceil(amount.inputs / amount.perSeed), corpus.length);
  const examples = corpus.map((good, seed): [Beginning] => [{ seed, base: good }]);
  const result = fc.check(property, { seed: 20_261_123, numRuns, examples, endOnFailure: true });
  if (result.failed) throw result.errorInstance ?? new Error(`${target.name}: ${result.numRuns} runs`);
  if (inputs < amount.inputs) throw new Error(`${target.name}: only ${inputs} inputs of ${amount.inputs}`);
  if (taken === 0) throw new Error(`${target.name} understood none of its own corpus`);
  return { inputs, taken };
}
