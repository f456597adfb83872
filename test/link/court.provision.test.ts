/** Letting a booth in: one code, one key, ten minutes, and an answer that can be asked for again. */
import { expect, test } from 'vitest';
import { ClaimAnswer } from '../../main/contract/link.ts';
import { boothKeys, claim } from './courtBooth.ts';
import { courtHere } from './courtHarness.ts';

const place = { boothId: 'hw-03', site: '演示派出所', booth: '演示 3 号舱' };

test('a code lets one key in and tells it where it is', async () => {
  const court = await courtHere();
  const answer = ClaimAnswer.parse(
    await (await claim(court.url, court.issueCode(place), boothKeys())).json(),
  );
  expect(answer).toMatchObject({
    boothId: 'hw-03',
    courtId: 'cq-0103',
    site: { booth: '演示 3 号舱', site: '演示派出所' },
  });
  expect(answer.keys.sealing.crv).toBe('X25519');
});

test('an answer lost on the way is given again to the same key, and to no other', async () => {
  const court = await courtHere();
  const code = court.issueCode(place);
  const keys = boothKeys();
  const first: unknown = await (await claim(court.url, code, keys)).json();
  expect(await (await claim(court.url, code, keys)).json()).toEqual(first);
  expect((await claim(court.url, code, boothKeys())).status).toBe(403);
});

test('a code is read as people type it', async () => {
  const court = await courtHere();
  const typed = court
    .issueCode(place)
    .toLowerCase()
    .replace('-', ' ')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
  expect((await claim(court.url, typed, boothKeys())).status).toBe(200);
});

test('a code older than ten minutes is refused', async () => {
  let now = Date.now();
  const court = await courtHere({ clock: () => now });
  const code = court.issueCode(place);
  now += 600_000;
  expect((await claim(court.url, code, boothKeys())).status).toBe(403);
});

test('a newer code for the same booth replaces the unused one', async () => {
  const court = await courtHere();
  const old = court.issueCode(place);
  court.issueCode(place);
  expect((await claim(court.url, old, boothKeys())).status).toBe(403);
});

test('a proof by another key is refused', async () => {
  const court = await courtHere();
  const mixed = { ...boothKeys(), pub: boothKeys().pub };
  expect((await claim(court.url, court.issueCode(place), mixed)).status).toBe(400);
});

test('guessing is stopped after ten wrong codes a minute', async () => {
  const court = await courtHere();
  for (let tries = 0; tries < 10; tries += 1) await claim(court.url, 'WRONG-WRONG', boothKeys());
  expect((await claim(court.url, court.issueCode(place), boothKeys())).status).toBe(429);
});
