/** The only seam of the court's back: what a gateway may ask of an engine, whether it lives in this process or in a cluster. */
import type { CourtAnswer, MattersAnswer, OutboxState } from '../../contract/link.ts';
import type { Result } from '../../contract/result.ts';
import type { StatementRefusal } from '../../contract/statement.ts';
import type { z } from 'zod';
import type { BoothKey } from '../store/store.ts';
import type { Post, PostFlaw } from '../worker/judging.ts';

export type OutboxStates = readonly z.infer<typeof OutboxState>[];
export type StoredReceipt = { readonly rseq: number; readonly receipt: string };

/** `dn.<booth>`: pull your receipts. `booths.config`: every booth looks for what is for all of them. `evt.…`: the desk fetches again. Only things that may be lost. */
export type Subject =
  `dn.${string}` | 'booths.config' | 'evt.inbox' | 'evt.booths' | 'evt.live' | 'evt.hearings';

/** Questions with an answer, by name; each has its own input and output. */
export type Queries = {
  readonly matters: { readonly ask: { readonly person: string }; readonly answer: MattersResult };
  readonly statement: {
    readonly ask: { readonly person: string; readonly agreement: string };
    /** The PDF as it was issued. */
    readonly answer: Result<Uint8Array, StatementRefusal>;
  };
};
export type MattersResult =
  { readonly kind: 'matters'; readonly matters: MattersAnswerBody } | { readonly kind: 'sealBroken' };
type MattersAnswerBody = z.infer<typeof MattersAnswer>;

export type CourtEngine = {
  /**
   * Resolves after the durable commit. Putting the same items again changes nothing, for ever. Takes the memory of the
   * post: the caller must not look at it again.
   */
  put(from: BoothKey, post: Post): Promise<Result<OutboxStates, PostFlaw>>;
  /** A file is here and its digest was verified: what waited for it becomes complete. */
  fileArrived(sha256: string, size: number): Promise<void>;
  /** Receipts of the booth after its cursor, oldest first. */
  receipts(booth: string, after: number, limit: number): Promise<readonly StoredReceipt[]>;
  readonly query: {
    readonly [N in keyof Queries]: (ask: Queries[N]['ask']) => Promise<Queries[N]['answer']>;
  };
  publish(subject: Subject): void;
  /** Returns the end of the subscription. */
  subscribe(subject: Subject, told: () => void): () => void;
  /** Resolves when everything begun is done. */
  close(): Promise<void>;
};

export type { CourtAnswer };
