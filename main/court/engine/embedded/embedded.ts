/** The engine inside this process: the worker writes straight into the court's store, subjects are an event emitter. */
import { EventEmitter } from 'node:events';
import type { ToldAgreement } from '../../../contract/agreements.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { StatementRefusal } from '../../../contract/statement.ts';
import type { CourtKeyRing } from '../../keys.ts';
import type { Log } from '../../log.ts';
import { longPosts } from '../../store/longPosts.ts';
import type { CourtStore } from '../../store/store.ts';
import { noteFile } from '../../worker/completion.ts';
import { indexMatters } from '../../worker/indexing.ts';
import { takeIn } from '../../worker/intake.ts';
import { judges as startJudges } from '../../worker/judges.ts';
import { mattersOfPerson, openPerson } from '../../worker/matters.ts';
import type { CourtEngine } from '../engine.ts';

export type EmbeddedParts = {
  readonly store: CourtStore;
  /** The folder of long posts, where the store reads them. */
  readonly postsDir: string;
  readonly keys: CourtKeyRing;
  readonly courtId: string;
  readonly now: () => number;
  readonly log: Log;
  /** Items or files were stored: agreements among them may be whole now. */
  readonly arrived: () => void;
  /** What the person of this digest is told of signed agreements. */
  readonly agreementsOf: (person: string) => Promise<readonly ToldAgreement[]>;
  /** The court's own statement on an agreement that the person of this digest is told of. */
  readonly statementOf: (person: string, agreement: string) => Promise<Result<Uint8Array, StatementRefusal>>;
};

export function embeddedEngine(parts: EmbeddedParts): CourtEngine {
  const { store, postsDir, keys, courtId, now, log, arrived, agreementsOf, statementOf } = parts;
  const subjects = new EventEmitter().setMaxListeners(0);
  const judges = startJudges(postsDir);
  const posts = longPosts(postsDir);
  const publish: CourtEngine['publish'] = (subject) => void subjects.emit(subject);

  // One indexing at a time; what comes in meanwhile is found by the same loop or the next.
  let indexing: Promise<void> = Promise.resolve();
  const indexSoon = (): void => {
    indexing = indexing.then(async () => {
      for (const id of await indexMatters(store, keys)) log('sealBroken', { id });
      publish('evt.inbox');
    });
  };
  indexSoon();

  return {
    async put(from, post) {
      const put = await takeIn({ store, posts, judges, now, court: courtId }, from, post);
      if (!put.ok) return put;
      const taken = put.value;
      for (const { id, reason } of taken.rejected) log('itemRejected', { booth: from.booth, id, reason });
      if (taken.stored > 0) log('itemsStored', { booth: from.booth, count: taken.stored });
      if (taken.stored + taken.rejected.length > 0) publish(`dn.${from.booth}`);
      if (taken.filings > 0) indexSoon();
      if (taken.stored > 0) arrived();
      return ok(taken.states);
    },
    fileArrived(sha256, size) {
      const completed = noteFile(store, now, sha256, size);
      log('fileStored', { sha256, size });
      arrived();
      for (const { booth, id } of completed) {
        log('itemCompleted', { booth, id });
        publish(`dn.${booth}`);
      }
      if (completed.length > 0) publish('evt.inbox');
      return Promise.resolve();
    },
    receipts: (booth, after, limit) => Promise.resolve(store.receipts.after(booth, after, limit)),
    query: {
      matters: ({ person }) => mattersOfPerson(store, keys, person, agreementsOf),
      async statement({ person, agreement }) {
        const digest = await openPerson(person, keys);
        const read = digest === null ? err('sealBroken' as const) : await statementOf(digest, agreement);
        if (read.ok) log('statementGiven', { id: agreement });
        return read;
      },
    },
    publish,
    subscribe(subject, told) {
      subjects.on(subject, told);
      return () => void subjects.off(subject, told);
    },
    async close() {
      await indexing;
      await judges.close();
      subjects.removeAllListeners();
    },
  };
}
