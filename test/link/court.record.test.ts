/** The record of a hearing at a real court: laid, corrected, confirmed by everybody for themselves, and what is refused by name. */
import { expect, onTestFinished, test } from 'vitest';
import { HEARING_TIMES } from '../../main/contract/hearing/hearing.ts';
import type { RecordWhole } from '../../main/contract/hearing/recordBorder.ts';
import { thisMachine } from '../media/hosts.ts';
import { janusServer } from '../media/programs.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import type { TestBooth } from './courtBooth.ts';
import {
  act,
  arrive,
  cardOf,
  fix,
  openCourt,
  postOf,
  rowOf,
  waits,
  welcomed,
  type Attending,
} from './hearingKit.ts';
import { LiveSeat, READY } from './liveSeat.ts';
import { confirmationOf, fetched, inRecord, recordAt, send, SPOKEN } from './recordKit.ts';
import { until } from './boothKit.ts';

type Here = { readonly booth: TestBooth; readonly one: Attending; readonly index: number };
const codeOf = (made: { summons: readonly { code: string }[] }, index: number): string =>
  made.summons[index]?.code ?? '';
async function textAt({ booth, one }: Pick<Here, 'booth' | 'one'>): Promise<RecordWhole> {
  const text = await fetched(booth, one.attendance);
  if (text === null) throw new Error('no record');
  return text;
}
const laidTo = ({ one }: Here, version: number) =>
  one.sees((told) => told?.record?.version.version === version);
const said = ({ one }: Here, kind: 'confirmed' | 'notSigned') =>
  one.sees((told) => told?.record?.yours === kind);
const resultOf = async (booth: TestBooth, id: string): Promise<string | undefined> =>
  (await booth.receipts()).findLast((receipt) => receipt.id === id && receipt.result !== 'stored')?.result;

test('a judge, a plaintiff and six defendants at seven booths: everybody reads, one has a line corrected, one is cut off, and each confirms', async () => {
  const janus = await janusServer(thisMachine());
  onTestFinished(() => janus.end());
  const court = await courtHere({ settings: { media: { turn: null, relay: janus.settings } } });
  const people = [1, 2, 3, 4, 5, 6, 7].map((index) => ({ index, role: index === 7 ? ('plaintiff' as const) : ('defendant' as const) }));
  const made = await fix(court, postOf(Date.now(), people));
  const { hearing } = made;
  const here: Here[] = await Promise.all(
    people.map(async ({ index }) => {
      const booth = await boothOf(court, `hw-1${index}`);
      return { booth, index, one: await waits(booth, codeOf(made, index - 1), cardOf(index)) };
    }),
  );
  const judge = await LiveSeat.join(court, await openCourt(court, hearing), 'judge-page');
  await judge.say(READY);
  for (const { one, index } of here) {
    const told = await one.sees((now) => now?.ticket !== null && now !== null);
    const seat = await LiveSeat.join(court, { room: '', seat: 0, ticket: told?.ticket ?? '' }, `page-of-${index}`);
    await seat.say(READY);
    await seat.view((view) => view.seats.some((mine) => mine.seat === view.you && mine.phase === 'lobby'));
    await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
    await one.at('inCourt');
  }
  expect((await judge.view((view) => view.seats.filter(({ phase }) => phase === 'admitted').length === 8)).seats).toHaveLength(8);

  // written first, shown to nobody; then laid before all
  expect(await inRecord(court, hearing, { do: 'write', lines: [...SPOKEN] })).toBe(204);
  expect(here[0]?.one.told?.record).toBeNull();
  expect(await inRecord(court, hearing, { do: 'lay', lines: [...SPOKEN] })).toBe(204);
  for (const one of here) await laidTo(one, 1);
  const texts = await Promise.all(here.map(textAt));
  expect(new Set(texts.map(({ version }) => version.digest)).size).toBe(1);

  // two confirm; then the third has a line corrected, and everybody has to see the new version
  for (const one of here.slice(0, 2)) {
    await send(one.booth, confirmationOf(await textAt(one), one.one, one.index));
    await said(one, 'confirmed');
  }
  const [first, , third, fourth] = here;
  if (first === undefined || third === undefined || fourth === undefined) throw new Error('seven are here');
  const request = { id: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', version: 1, line: 8, words: '我说的是五千元。' };
  third.one.say({ ask: 'correct', ...request });
  third.one.say({ ask: 'correct', ...request });
  await third.one.sees((told) => told?.record?.requests.length === 1);
  expect((await recordAt(court, hearing)).record.requests).toHaveLength(1);
  expect(await inRecord(court, hearing, { do: 'correct', request: request.id, words: '借的是五千元。' })).toBe(204);
  for (const one of here) expect((await laidTo(one, 2))?.record).toMatchObject({ yours: null, version: { changedFrom: 8 } });
  expect(third.one.told?.record?.requests).toMatchObject([{ answer: { kind: 'corrected', version: 2 } }]);
  expect((await textAt(third)).lines[7]?.words).toBe('借的是五千元。');

  // the fourth is cut off with the text in hand, signs, and comes back by card alone; what was signed arrives afterwards
  const before = confirmationOf(await textAt(fourth), fourth.one, fourth.index, { link: 'offline' });
  fourth.one.line.ws.terminate();
  const back: Here = { ...fourth, one: await waits(fourth.booth, codeOf(made, 3), cardOf(4)) };
  expect(back.one.told?.record).toMatchObject({ version: { version: 2 }, yours: null });
  await send(fourth.booth, before);
  await said(back, 'confirmed');

  for (const one of here.filter(({ index }) => index !== 4 && index !== 7)) {
    await send(one.booth, confirmationOf(await textAt(one), one.one, one.index));
    await said(one, 'confirmed');
  }
  // the plaintiff does not sign: recorded as it is
  const plaintiff = here[6];
  if (plaintiff === undefined) throw new Error('no plaintiff');
  await send(plaintiff.booth, confirmationOf(await textAt(plaintiff), plaintiff.one, 7, { kind: 'notSigned', signature: null }));
  await said(plaintiff, 'notSigned');
  expect(await act(court, hearing, { do: 'close' })).toBe(204);
  const { record, refused } = await recordAt(court, hearing);
  expect({ closedWithout: record.closedWithout, refused }).toEqual({ closedWithout: [7], refused: [] });
  expect(record.answers.filter(({ version, kind }) => version === 2 && kind === 'confirmed').map(({ who }) => who).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { signedAt, receivedAt } of record.answers) expect(Date.parse(receivedAt)).toBeGreaterThan(Date.parse(signedAt));
  expect((await rowOf(court, hearing)).record).toEqual({ version: 2, asked: 0, without: [7] });
  const logged = JSON.stringify(court.logged);
  for (const secret of ['借款的事', '五千元', cardOf(1).number, '被告1']) expect(logged).not.toContain(secret);
}, 180_000); // prettier-ignore

/** A defendant and a witness in the waiting room, and a record that is laid. */
async function laid(options: Parameters<typeof courtHere>[0] = {}) {
  const court = await courtHere(options);
  const made = await fix(
    court,
    postOf(Date.now(), [{ index: 1 }, { index: 2 }, { index: 3, role: 'witness' }]),
  );
  const booth = await boothOf(court, 'hw-11');
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  expect(await inRecord(court, made.hearing, { do: 'lay', lines: [...SPOKEN] })).toBe(204);
  const here: Here = { booth, one, index: 1 };
  await laidTo(here, 1);
  return { court, made, here, text: await textAt(here) };
}

test('a confirmation that does not fit card, coming, booth, version, digest or pages is refused, each by its name', async () => {
  const { court, made, here, text } = await laid();
  const { booth, one } = here;
  const elsewhere = await boothOf(court, 'hw-12');
  const good = confirmationOf(text, one, 1);
  const { signature } = good;
  if (signature === null) throw new Error('no ink');
  const wrong = [
    ['otherPerson', { card: { ...good.card, number: cardOf(2).number } }],
    ['notHere', { attendance: 'a'.repeat(43) }],
    ['notHere', { participant: 2 }],
    ['noSuchVersion', { version: 2 }],
    ['otherDigest', { digest: 'f'.repeat(64) }],
    ['otherDigest', { pages: 1 }],
    ['otherDigest', { signature: { ...signature, documentSha256: 'f'.repeat(64) } }],
    ['pagesUnseen', { seen: good.seen.slice(1) }],
    ['noInk', { signature: null }],
    ['noInk', { signature: { ...signature, samples: signature.samples.slice(1) } }],
    ['notFresh', { signature: { ...signature, identity: { ...signature.identity, at: '2026-11-26T00:00:00Z' } } }],
    ['unreadable', { kind: 'notSigned' }],
  ] as const;
  for (const [flaw, change] of wrong) {
    const id = await send(booth, { ...good, ...change });
    await until(`${flaw} is told`, async () => (await resultOf(booth, id)) === 'rejected');
    expect((await recordAt(court, made.hearing)).refused.find(({ item }) => item === id)?.flaw).toBe(flaw);
  }
  // nobody knows of which hearing it speaks
  const riddle = await send(booth, { ...good, v: 2 });
  await until('refused', async () => (await resultOf(booth, riddle)) === 'rejected');
  // the very same words, sealed by another booth
  const foreign = await send(elsewhere, good);
  await until('refused', async () => (await resultOf(elsewhere, foreign)) === 'rejected');
  expect((await recordAt(court, made.hearing)).record.answers).toEqual([]);

  const id = await send(booth, good);
  await until('taken', async () => (await resultOf(booth, id)) === 'complete');
  const again = await send(booth, { ...good, id: 'another' });
  await until('once', async () => (await resultOf(booth, again)) === 'rejected');
  const { record, refused } = await recordAt(court, made.hearing);
  expect(record.answers).toMatchObject([{ who: 1, version: 1, kind: 'confirmed', item: id, booth: 'hw-11' }]);
  expect(refused.find(({ item }) => item === again)?.flaw).toBe('repeated');
}, 60_000); // prettier-ignore

test('a request that is not granted stands in the annex, under nobody’s name, and changes no digest', async () => {
  const { court, made, here, text } = await laid();
  here.one.say({
    ask: 'correct',
    id: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X',
    version: 1,
    line: 2,
    words: '我没有这么说。',
  });
  await here.one.sees((told) => told?.record?.requests.length === 1);
  // of a line there is none, or of a version there is none: nothing is asked
  here.one.say({
    ask: 'correct',
    id: '01J8ZQ4Y3M7N5P2R6S9T0V1W2Y',
    version: 1,
    line: 99,
    words: '没有这一行',
  });
  here.one.say({
    ask: 'correct',
    id: '01J8ZQ4Y3M7N5P2R6S9T0V1W2Z',
    version: 7,
    line: 1,
    words: '没有这一版',
  });
  expect(
    await inRecord(court, made.hearing, {
      do: 'note',
      request: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X',
      why: '与当庭所说一致。',
    }),
  ).toBe(204);
  await here.one.sees((told) => told?.record?.requests[0]?.answer?.kind === 'noted');
  const after = await textAt(here);
  expect(after).toEqual({ ...text, annex: [{ line: 2, words: '我没有这么说。', why: '与当庭所说一致。' }] });
  expect((await recordAt(court, made.hearing)).record.requests).toHaveLength(1);
  // the same text is no new version
  expect(await inRecord(court, made.hearing, { do: 'lay', lines: [...SPOKEN] })).toBe(409);
});

test('a witness is not laid what the others said, and nobody fetches it for another’s coming', async () => {
  const { court, made, here } = await laid();
  const booth = await boothOf(court, 'hw-13');
  const witness = await waits(booth, codeOf(made, 2), cardOf(3));
  expect(witness.told?.record).toBeNull();
  expect(await fetched(booth, witness.attendance)).toBeNull();
  expect(await fetched(booth, here.one.attendance)).toBeNull();
  const id = await send(booth, confirmationOf(await textAt(here), witness, 3));
  await until('refused', async () => (await resultOf(booth, id)) === 'rejected');
});

test('what was on its way when the court closed and its program began anew still counts, and the record outlives it', async () => {
  const dataDir = courtFolder();
  const { court, made, here, text } = await laid({ dataDir });
  expect(await act(court, made.hearing, { do: 'close' })).toBe(204);
  // 2 never came and 3 is a witness: neither is asked
  expect((await recordAt(court, made.hearing)).record.closedWithout).toEqual([1]);
  expect(await textAt(here)).toEqual(text);
  await court.close();
  const second = await courtHere({ dataDir });
  const booth = here.booth.at(second.url);
  const id = await send(booth, confirmationOf(text, here.one, 1, { link: 'offline' }));
  await until('taken', async () => (await resultOf(booth, id)) === 'complete');
  expect((await recordAt(second, made.hearing)).record).toMatchObject({ closedWithout: [1], answers: [{ who: 1, kind: 'confirmed' }] });
  expect(await inRecord(second, made.hearing, { do: 'lay', lines: [{ speaker: '审判员', words: '改' }] })).toBe(409);
}); // prettier-ignore

test('a hearing taken to another day tells whoever waits, keeps the seat for the new hour, and lets nobody in before it', async () => {
  const court = await courtHere();
  const booth = await boothOf(court, 'hw-11');
  const made = await fix(court, postOf(Date.now(), [{ index: 1, booth: 'hw-11' }]));
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  const startsAt = Date.now() + 7 * 86_400_000;
  expect(await act(court, made.hearing, { do: 'move', startsAt: new Date(Date.now() - 1_000).toISOString() })).toBe(409);
  expect(await act(court, made.hearing, { do: 'move', startsAt: new Date(startsAt).toISOString() })).toBe(204);
  const told = await one.at('away');
  expect(told).toMatchObject({ standing: { why: 'moved' }, info: { startsAt: new Date(startsAt).toISOString() } });
  const line = await welcomed(booth);
  expect(await line.next()).toMatchObject({ seats: [{ startsAt: new Date(startsAt).toISOString() }] });
  expect(await arrive(booth, codeOf(made, 0), cardOf(1))).toMatchObject({
    kind: 'refused', why: 'tooEarly', from: new Date(startsAt - HEARING_TIMES.beforeMs).toISOString(),
  });
}); // prettier-ignore
