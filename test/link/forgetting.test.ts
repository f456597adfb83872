/** Nothing of a person is left in the memory or on the disk of core once they have left, wherever they stopped. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegimeId } from '../../main/contract/session/regime.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { issueNewest, newestAgreement } from '../booth/agreementDesk.ts';
import { until, type Person } from './boothHands.ts';
import { openWholeRequest, say, type WholeRequest } from './wholeRequestKit.ts';

// V8 cuts strings in a snapshot after 1,024 characters; what was told in a request is often longer.
setFlagsFromString('--heap-snapshot-string-limit=1000000000');

/** Somebody new each time, made of random pieces: no source text, test or log holds their words before the visit. */
function somebody(): Person {
  const seed = randomBytes(16);
  const bytes = (what: string): Buffer => createHmac('sha256', seed).update(what).digest();
  // U+4E00 … U+9FA5: the booth's fonts draw all of them
  const words = (what: string, count: number): string =>
    String.fromCodePoint(
      ...Array.from({ length: count }, (_, i) => 0x4e00 + (bytes(what).readUInt16LE(i * 2) % 20_902)),
    );
  const digits = (what: string, count: number): string =>
    [...bytes(what).subarray(0, count)].map((byte) => byte % 10).join('');
  const birth = '19600101';
  return {
    card: () => ({
      type: 'resident', name: words('name', 4), sex: '1', birth, number: withCheckDigit(`50${digits('district', 4)}${birth}${digits('order', 3)}`),
      validFrom: '20100101', validTo: '长期', nation: '01', address: words('home', 12), authority: words('authority', 8),
    }), // prettier-ignore
    phone: () => `13${digits('phone', 9)}`,
    residence: () => words('residence', 10),
    respondent: () => words('respondent', 4),
    fact: () => words('fact', 16),
    evidence: () => words('evidence', 6),
  };
}

/** GB 11643: Σ wᵢ·aᵢ mod 11 with w = 2^(17−i) mod 11. */
function withCheckDigit(front: string): string {
  const sum = [...front].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
  return front + '10X98765432'.charAt(sum % 11);
}

type Trace = { readonly what: string; readonly bytes: Buffer };

/** What to look for, as bytes outside the heap that is searched. */
function tracesOf(person: Person): readonly Trace[] {
  const { name, number, address } = { address: '', ...person.card() };
  const texts = {
    name, number, address,
    phone: person.phone(), residence: person.residence(), respondent: person.respondent(),
    fact: person.fact(), evidence: person.evidence(),
  }; // prettier-ignore
  return Object.entries(texts).flatMap(([what, text]) =>
    [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      escaped(text, 'upper'),
      escaped(text, 'lower'),
    ].map((bytes) => ({ what, bytes })),
  );
}

/** `\uXXXX` for all that is not ASCII: as V8 writes a heap snapshot (upper case), and most JSON (lower case). */
function escaped(text: string, letters: 'upper' | 'lower'): Buffer {
  const code = (c: string): string => {
    const hex = c.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${letters === 'upper' ? hex.toUpperCase() : hex}`;
  };
  return Buffer.from([...text].map((c) => (c < '\u007f' ? c : code(c))).join(''));
}

/** Names of what was found. */
async function search(stream: AsyncIterable<Buffer | string>, traces: readonly Trace[]): Promise<string[]> {
  const overlap = Math.max(...traces.map(({ bytes }) => bytes.length));
  const found = new Set<string>();
  let end = Buffer.alloc(0);
  for await (const chunk of stream) {
    const here = Buffer.concat([end, Buffer.from(chunk)]);
    for (const { what, bytes } of traces) if (here.includes(bytes)) found.add(what);
    end = here.subarray(-overlap);
  }
  return [...found].toSorted();
}

function searchFolder(folder: string, traces: readonly Trace[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return traces
        .filter((trace) => bytes.includes(trace.bytes))
        .map(({ what }) => `${entry.name}: ${what}`);
    });
}

/** Mediations and parts of them that wait for somebody to go on. */
function keptRows(file: string): unknown {
  const sqlite = new Sqlite(file, { readonly: true });
  const count = sqlite.prepare('SELECT (SELECT count(*) FROM kept_session) + (SELECT count(*) FROM kept_part)').pluck().get(); // prettier-ignore
  sqlite.close();
  return count;
}

const threads: Worker[] = [];
const noteThread = (thread: Worker): void => void threads.push(thread);

/** The heaps of core and of its threads, after a full collection: for documents, and during a visit for pages. */
async function searchMemory(traces: readonly Trace[], threadCount: number): Promise<string[]> {
  const found = [await search(getHeapSnapshot(), traces)];
  const running = threads.filter(({ threadId }) => threadId > 0);
  expect(running).toHaveLength(threadCount);
  for (const thread of running) found.push(await search(await thread.getHeapSnapshot(), traces));
  return found.flat();
}

describe('after leaving', () => {
  let kit: WholeRequest;
  beforeAll(async () => {
    process.on('worker', noteThread);
    kit = await openWholeRequest();
    table = tableSteps(kit);
    await until('claimed', () => kit.view().frame.link === 'online');
  });
  afterAll(async () => {
    await kit.close();
    process.off('worker', noteThread);
  });

  /** Names of what is found of the person when they have left: in memory, files, log (a file as well) and view. */
  async function leftBehind(person: Person): Promise<string[]> {
    await kit.steps.leave();
    const traces = tracesOf(person);
    return [
      ...(await searchMemory(traces, 1)), // the thread that saw the pages is gone with them
      ...searchFolder(join(kit.folder, 'booth'), [...traces, { what: 'page', bytes: kit.pageBytes }]),
      ...(await search(oneChunk(JSON.stringify(kit.view())), traces)),
    ];
  }

  const upTo = {
    async home(person: Person) {
      await kit.steps.comeIn(person);
    },
    async 'words typed but not yet confirmed'(person: Person) {
      await upTo.home(person);
      await kit.steps.tellParties(person);
      await kit.steps.tellClaimsAndFacts(person);
      await kit.act({ do: 'addRow' }, { do: 'pagesDone' });
      const { value } = typed(person);
      await kit.act({ do: 'back', unfinished: { question: 'evidenceName', value } });
    },
    async 'a scanned page'(person: Person) {
      await upTo.home(person);
      await kit.steps.tellParties(person);
      await kit.steps.tellClaimsAndFacts(person);
      await kit.steps.scanPage();
    },
    async 'reading the document'(person: Person) {
      await upTo['a scanned page'](person);
      await kit.steps.finishForm(person);
      await kit.steps.readDocument();
    },
    async signing(person: Person) {
      await upTo['reading the document'](person);
      await kit.steps.writeName(person);
    },
    async 'everything is captured'(person: Person) {
      await upTo.signing(person);
      await kit.steps.confirmSignature();
      await until('receipt', () => kit.shown('captured').delivery.kind === 'received');
    },
  };

  let table: TableSteps;

  /** What was on the screen last, by the name core gave it. */
  let document = '';
  const readable = async (): Promise<boolean> =>
    (await kit.screen().ask('documentBytes', { document })) !== null;
  /** Names the person, as such a paper does. */
  const statementOf = (person: Person): Buffer =>
    Buffer.from(`%PDF-1.7\n% ${person.card().name} ${person.card().number}`);

  const atTable = {
    async 'a mediation being drafted'(person: Person) {
      await table.drafted(person, somebody());
    },
    async 'a mediation one has signed'(person: Person) {
      await table.signing(person, somebody());
      await table.sign('A', person);
      await kit.at('session', 'signers');
    },
    async 'a mediation stopped by a party'(person: Person) {
      await table.signing(person, somebody());
      await table.tap({ do: 'stop' });
    },
    async 'a mediation that was cut, taken up and left'(person: Person) {
      await atTable['a mediation that was cut'](person, somebody());
      await table.tap({ do: 'goOn' });
    },
    async 'a mediation that was cut and ended'(person: Person) {
      await atTable['a mediation that was cut'](person, somebody());
      await table.tap({ do: 'endKept' });
      const why = kit.shown('session').step;
      await table.tap({ do: 'endReason', id: why.at === 'endReason' ? (why.reasons[0]?.id ?? '') : '' });
    },
    async 'a mediation that was cut'(person: Person, other: Person) {
      await table.signing(person, other);
      await table.sign('A', person);
      await kit.at('session', '"at":"signers"');
      await kit.closeBooth();
      // kept over the power cut, and readable by nobody who takes the disk
      expect(searchFolder(join(kit.folder, 'booth'), tracesOf(person))).toEqual([]);
      await kit.reopenBooth();
      await table.reopen({ card: () => cards.lead });
      await table.back('B', other);
    },
    async 'a mediation that is captured'(person: Person, regime?: RegimeId) {
      const other = somebody();
      await table.signing(person, other, regime);
      await table.sign('A', person);
      await table.sign('B', other);
      await table.sign('lead', { card: () => cards.lead });
      await kit.at('session', '"captured"');
    },
    async 'the court’s own statement, being read'(person: Person) {
      await atTable['a mediation that is captured'](person, 'courtInvitedPreFiling');
      await kit.steps.leave();
      const { deskUrl } = kit.court();
      const newest = async () => (await newestAgreement(deskUrl)).session.regime;
      await expect.poll(newest, { timeout: 60_000 }).toBe('courtInvitedPreFiling');
      await issueNewest(deskUrl, statementOf(person));
      await kit.steps.comeIn(person);
      await kit.act({ do: 'openService', service: 'matters' });
      await kit.at('matters', 'ready');
      await kit.act({ do: 'openStatement', agreement: kit.shown('matters').agreements[0]?.id ?? '' });
      await kit.at('statement', 'paper');
      const { part } = kit.shown('statement');
      document = part.is === 'paper' ? part.document : '';
      expect(await readable()).toBe(true);
    },
  };

  it('(a search finds who is there as long as they are)', async () => {
    const person = somebody();
    await upTo['words typed but not yet confirmed'](person);
    expect(await searchMemory(tracesOf(person), 2)).toEqual([
      'address',
      'evidence',
      'fact',
      'name',
      'number',
      'phone',
      'residence',
      'respondent',
    ]);
    expect(await leftBehind(person)).toEqual([]);
  });

  const { 'a mediation that was cut': _, ...left } = atTable;
  it.each(Object.entries({ ...upTo, ...left }))(
    '%s: no trace in memory, files, log and view',
    async (_, go) => {
      const person = somebody();
      document = '';
      await go(person);
      expect(await leftBehind(person)).toEqual([]);
      expect(await readable()).toBe(false);
      expect(keptRows(join(kit.folder, 'booth/booth.db'))).toBe(0);
    },
    120_000,
  );
});

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

function typed(person: Person) {
  const act = say('evidenceName', person.evidence());
  if (act.do !== 'answer') throw new Error('an answer expected');
  return act;
}
