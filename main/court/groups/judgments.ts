/** The court's demonstration judgments and the matters they are for: noted and signed at the desk, handed to booths, linked by their key. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { ulid } from 'ulid';
import {
  DemoJudgment,
  judgmentClaim,
  JUDGMENTS_MAX,
  type JudgmentPost,
  type LinkedMatter,
  type MatterGroup,
  type SignedJudgment,
} from '../../contract/demoJudgment.ts';
import { GROUP_KEY_BYTES, groupText, type GroupKey } from '../../contract/groupKey.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { canonicalText } from '../../proof/proof.ts';
import { sha256, signDigest } from '../digest.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { JudgmentRecord, LinkedRow } from '../store/linked.ts';
import type { CourtStore } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';

export interface JudgmentParts {
  readonly store: CourtStore;
  readonly keys: CourtKeyRing;
  readonly courtId: string;
  /** By the pack the court has now; null: its booths link nothing. */
  readonly grouping: () => PolicyPack['grouping'];
  readonly now: () => number;
}

/** `notLinked`: the pack links no disputes of this kind. `timeOver`: its last day has passed. `notYet`: it was decided later than today. */
export type NotNoted = 'notLinked' | 'timeOver' | 'notYet';

const derive = promisify<string, string, number, Buffer>(scrypt);

export function judgmentsOf({ store, keys, courtId, grouping, now }: JudgmentParts) {
  const today = (): string => courtDay(now());
  const stateOf = ({ judgment, withdrawnAt }: Read) =>
    withdrawnAt !== null ? 'withdrawn' : judgment.validTo < today() ? 'expired' : 'inForce';
  return {
    /** Signed by this court; who is written into the log with its id, and whom it is about nowhere but in the key. */
    async note({ respondent, kind, ...said }: JudgmentPost, clerk: string): Promise<Result<DemoJudgment, NotNoted>> {
      const here = grouping();
      const text = groupText(here, kind, [{ kind: 'organisation', name: respondent }]);
      if (here === null || text === null) return err('notLinked');
      if (said.validTo < today()) return err('timeOver');
      if (said.decidedOn > today()) return err('notYet');
      const groupKey = (await derive(text, here.salt, GROUP_KEY_BYTES)).toString('hex');
      const at = new Date(now()).toISOString();
      const judgment: DemoJudgment = { v: 1, id: ulid(now()), court: courtId, kind, groupKey, signedAt: at, ...said };
      const signed = canonicalText(judgment);
      store.transaction(() => {
        store.judgments.add({
          id: judgment.id, groupKey, text: signed, sig: signDigest(sha256(judgmentClaim(signed)), keys.signing), kid: keys.public.receipts.kid,
        });
        store.audit.write({ at, who: clerk, event: 'judgmentSigned', subject: judgment.id });
      });
      return ok(judgment);
    },
    /** False: there is none in force by that id. */
    withdraw(id: string, clerk: string): boolean {
      const at = new Date(now()).toISOString();
      return store.transaction(() => {
        if (!store.judgments.withdraw(id, at)) return false;
        store.audit.write({ at, who: clerk, event: 'judgmentWithdrawn', subject: id });
        return true;
      });
    },
    /** What booths may show, newest first. */
    inForce: (): SignedJudgment[] =>
      readAll(store.judgments.all())
        .filter((one) => stateOf(one) === 'inForce')
        .slice(0, JUDGMENTS_MAX)
        .map(({ row: { text, sig, kid } }) => ({ text, sig, kid })),
    /** For the desk alone: what is linked, the newest first, and the judgments beside it. */
    groups(): MatterGroup[] {
      const groups = new Map<GroupKey, { kind: MatterGroup['kind']; rows: LinkedRow[]; judged: Read[] }>();
      const of = (key: GroupKey, kind: MatterGroup['kind']) => {
        const found = groups.get(key) ?? { kind, rows: [], judged: [] };
        groups.set(key, found);
        return found;
      };
      for (const row of store.linked.all()) of(row.groupKey, row.kind).rows.push(row);
      for (const one of readAll(store.judgments.all())) of(one.judgment.groupKey, one.judgment.kind).judged.push(one);
      return [...groups].map(([key, { kind, rows, judged }]) => {
        const matters = rows.flatMap((row) => matterOf(store, row) ?? []);
        return {
          key, kind, requests: totalOf(matters, 'request'), agreements: totalOf(matters, 'agreement'), states: countStates(matters), matters,
          judgments: judged.map((one) => ({ ...rowOf(one.judgment), state: stateOf(one) })),
        };
      });
    },
  };
} // prettier-ignore

export type Judgments = ReturnType<typeof judgmentsOf>;

interface Read {
  readonly row: JudgmentRecord;
  readonly judgment: DemoJudgment;
  readonly withdrawnAt: string | null;
}

const readAll = (rows: readonly JudgmentRecord[]): Read[] =>
  rows.map((row) => ({
    row,
    judgment: DemoJudgment.parse(JSON.parse(row.text)),
    withdrawnAt: row.withdrawnAt,
  }));

const rowOf = ({ v: _v, court: _court, ...row }: DemoJudgment) => row;

/** Masked, as every list of the desk is; a refused agreement is no matter of a group. */
function matterOf(store: CourtStore, { id, what, fen }: LinkedRow): LinkedMatter | null {
  if (what === 'request') {
    const row = store.matters.find(id);
    if (row === null) return null;
    const { kind } = row.answer;
    const state = kind === 'received' ? (row.complete ? 'new' : 'waitingFiles') : kind;
    return { id, what, number: row.number, receivedAt: row.receivedAt, parties: row.parties, state, fen };
  }
  const row = store.agreements.find(id);
  if (row === null || row.state === 'waiting' || row.state === 'refused') return null;
  return { id, what, number: row.number ?? '', receivedAt: row.receivedAt, parties: row.summary?.parties ?? '', state: row.state, fen };
} // prettier-ignore

function totalOf(matters: readonly LinkedMatter[], what: LinkedMatter['what']) {
  const own = matters.filter((one) => one.what === what);
  return { count: own.length, fen: own.reduce((sum, { fen }) => sum + (fen ?? 0), 0) };
}

function countStates(matters: readonly LinkedMatter[]): MatterGroup['states'] {
  const states: MatterGroup['states'] = {};
  for (const { state } of matters) states[state] = (states[state] ?? 0) + 1;
  return states;
}
