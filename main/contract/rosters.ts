/** A group's roster on its way from the court's desk to one booth: sent as the office's own file, handed on as rows, kept nowhere but in memory. */
import { z } from 'zod';
import { BoothId } from './link.ts';
import { RosterRow } from './session/group.ts';

/** `file`: the bytes of a CSV or TSV file, base64. */
export const RosterPost = z.object({ booth: BoothId, file: z.base64().max(1_400_000) });

export const RosterProblemView = z.object({
  line: z.number().int(),
  what: z.enum(['unreadable', 'empty', 'tooMany', 'tooLarge', 'columns', 'name', 'number', 'checkDigit', 'sum', 'twice']),
  of: z.number().int().optional(),
}); // prettier-ignore

/** All of it waits for the booth until `until`, or nothing does and every wrong line is told. */
export const RosterPosted = z.discriminatedUnion('taken', [
  z.object({
    taken: z.literal(true),
    members: z.number().int(),
    totalFen: z.number().int(),
    until: z.string(),
  }),
  z.object({ taken: z.literal(false), problems: z.array(RosterProblemView) }),
]);

export const RosterAnswer = z.object({ rows: z.array(RosterRow).max(400) });
