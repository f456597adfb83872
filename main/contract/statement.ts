/** The court's own mediation statement (调解书) as a party reads it at a booth: what is asked of the court, and how much of a paper a booth shows. */
import { z } from 'zod';

/** What is larger, longer or of an odder shape than this is read on paper; `ratio`: of a page's longer side to its shorter one. */
export const STATEMENT_MOST = { bytes: 10 * 2 ** 20, pages: 60, ratio: 4 } as const;

/**
 * `POST /v1/query/statement`, answered with the PDF: `person` is sealed as for matters, after a reading of that card; `agreement`
 * is one that this very person is told of.
 */
export const StatementQuery = z.object({ person: z.string().max(4000), agreement: z.ulid() });

/**
 * Why the court gives none. `notYours`: this person is not told of such an agreement, whether there is one or not. `notHere`: it was
 * issued, but its file is not on the court's shelf.
 */
export const StatementRefusal = z.enum(['sealBroken', 'notYours', 'notIssued', 'notHere', 'tooLarge']);
export type StatementRefusal = z.infer<typeof StatementRefusal>;

/**
 * Why none is shown. `unreachable`: the court did not answer in time. `refused`: it gives none to this person here. `differs`: what
 * came is not what the court signed for. `unshown`: beyond what a booth shows, or it cannot be drawn whole.
 */
export const StatementProblem = z.enum(['unreachable', 'refused', 'differs', 'unshown']);
export type StatementProblem = z.infer<typeof StatementProblem>;

/** How far the booth has come with it. `document` names the verified bytes for `documentBytes`. */
export const StatementPart = z.discriminatedUnion('is', [
  z.object({ is: z.literal('fetching') }),
  z.object({ is: z.literal('problem'), problem: StatementProblem }),
  z.object({ is: z.literal('paper'), document: z.string() }),
]);
export type StatementPart = z.infer<typeof StatementPart>;

export const StatementScreen = z.object({
  kind: z.literal('statement'),
  number: z.string(),
  date: z.iso.date(),
  part: StatementPart,
});
