/** Holds the court's own statement while it is read: in memory alone, zeroed as soon as it is not on the screen any more. */
import type { ToldAgreement } from '../../contract/agreements.ts';
import type { Result } from '../../contract/result.ts';
import type { StatementProblem } from '../../contract/statement.ts';
import type { BoothState, Visit } from './visit.ts';

export interface StatementPorts {
  /** The bytes as the court signed for them. A fetching that is cut by `signal` may answer anything. */
  fetchStatement(
    visit: Visit,
    told: ToldAgreement,
    signal: AbortSignal,
  ): Promise<Result<Uint8Array, StatementProblem>>;
}

export interface StatementReader {
  read(visit: Visit, job: string, told: ToldAgreement): Promise<void>;
  /** Null: this is not on the screen. */
  bytes(job: string): Uint8Array | null;
  /** After every event: what the place does not show any more is dropped, and fetched no further. */
  follow(state: BoothState): void;
}

export function createStatementReader(
  ports: StatementPorts,
  came: (job: string, problem: StatementProblem | null) => void,
): StatementReader {
  let held: { readonly job: string; readonly cut: AbortController; bytes: Uint8Array | null } | null = null;

  function drop(): void {
    held?.cut.abort();
    held?.bytes?.fill(0);
    held = null;
  }

  return {
    async read(visit, job, told) {
      drop();
      const mine = { job, cut: new AbortController(), bytes: null };
      held = mine;
      const got = await ports.fetchStatement(visit, told, mine.cut.signal);
      if (held !== mine) return void (got.ok && got.value.fill(0));
      if (!got.ok) return came(job, got.error);
      held.bytes = got.value;
      came(job, null);
    },
    bytes: (job) => (held?.job === job ? held.bytes : null),
    follow(state) {
      const place = state.kind === 'visit' ? state.place : null;
      const wanted = place?.kind === 'statement' && place.part.is !== 'problem' ? place.job : null;
      if (held !== null && held.job !== wanted) drop();
    },
  };
}
