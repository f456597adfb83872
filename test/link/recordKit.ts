/** The record of a hearing for tests: written and laid at the desk, fetched and answered by booths that seal for themselves. */
import canonicalize from 'canonicalize';
import { ulid } from 'ulid';
import { z } from 'zod';
import type { PenSample } from '../../main/contract/devices.ts';
import type { RecordLine } from '../../main/contract/hearing/record.ts';
import { RecordAtDesk, RECORD_SCHEMA, RecordWhole, type RecordAct, type RecordConfirmation } from '../../main/contract/hearing/recordBorder.ts'; // prettier-ignore
import type { Court } from '../../main/court/start.ts';
import { hex, type TestBooth } from './courtBooth.ts';
import { cardOf, type Attending } from './hearingKit.ts';

export const SPOKEN: readonly RecordLine[] = Array.from({ length: 10 }, (_, n) => ({
  speaker: n % 2 === 0 ? '审判员' : '被告一',
  words: `第 ${n + 1} 句，说的是借款的事。`,
}));

const atDesk = (court: Court, hearing: string, post?: RecordAct): Promise<Response> =>
  fetch(`${court.url}/desk/api/hearings/${hearing}/record`, {
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
  });
export const inRecord = async (court: Court, hearing: string, act: RecordAct): Promise<number> =>
  (await atDesk(court, hearing, act)).status;
export const recordAt = async (court: Court, hearing: string): Promise<RecordAtDesk> =>
  RecordAtDesk.parse(await (await atDesk(court, hearing)).json());

export async function fetched(booth: TestBooth, attendance: string): Promise<RecordWhole | null> {
  const answer = await booth.ask('/v1/hearing/record', {
    method: 'POST',
    body: JSON.stringify({ attendance }),
  });
  return answer.status === 200 ? RecordWhole.parse(await answer.json()) : null;
}

const samples: PenSample[] = [0, 1, 2, 3].map((n) => ({
  t: n * 9,
  x: 100 + n,
  y: 200,
  p: 300,
  flags: n === 3 ? 0 : 1,
}));
const BEFORE = '2026-11-26T02:00:00Z';
const AFTER = '2026-11-26T02:01:00Z';
const clock = { wall: AFTER, monotonicMs: 1, bootId: 'b', lastSyncAt: null, trusted: true };
const identity: RecordConfirmation['identity'] = { method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: 's', at: BEFORE }; // prettier-ignore

/** What a person at a booth says of this text, as core seals it. */
export function confirmationOf(
  { hearing, version }: RecordWhole,
  one: Pick<Attending, 'attendance' | 'told'>,
  index: number,
  more: Partial<RecordConfirmation> = {},
): RecordConfirmation {
  const { type, number, name } = cardOf(index);
  if (type !== 'resident') throw new Error(type);
  const card = { type, number, name, sex: '1', birth: '19700101', validFrom: '20100101', validTo: '长期', nation: '01', address: '某地', authority: '某局' } as const; // prettier-ignore
  const pages = Array.from({ length: version.pages }, (_, n) => n + 1);
  return {
    v: 1, id: ulid(), hearing, participant: one.told?.who ?? 0, attendance: one.attendance, version: version.version, digest: version.digest,
    title: `庭审笔录（第${version.version}版）`, pages: version.pages, kind: 'confirmed', card, identity,
    seen: pages.map((page) => ({ page, ms: 1_500 })),
    signature: {
      documentSha256: version.digest, geometry: { maxX: 9_600, maxY: 5_760, maxPressure: 1_023, unitsPerMm: 100, samplesPerSecond: 200 },
      pad: { model: 'STU', serial: 's', firmware: '1', driver: 'stu' }, samples, gaps: 0, startedAt: BEFORE, completedAt: AFTER, clock, identity,
      samplesSha256: hex(canonicalize(samples) ?? ''), pagesShown: pages, readOutOffered: true, helper: 'none',
    },
    link: 'online', at: AFTER, clock, policyVersion: '8', ...more,
  };
} // prettier-ignore

/** Sealed, queued and posted; the id of the item. */
export async function send(booth: TestBooth, said: unknown): Promise<string> {
  const item = booth.item(RECORD_SCHEMA, await booth.seal(said));
  await booth.post([item]);
  return z.object({ id: z.string() }).parse(JSON.parse(item.env)).id;
}
