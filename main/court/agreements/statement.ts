/** The court's own mediation statement (调解书): made, signed and sealed in the case system, issued here, and told to nobody before. */
import { DESK_FILES_MAX, type StatementAtDesk, type StatementPost } from '../../contract/agreements.ts';
import type { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import { sha256Hex } from '../digest.ts';
import type { AgreementRecord } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';
import { note, received, type AnsweringError, type AnsweringParts } from './answering.ts';
import { signedDay } from './lights.ts';
import type { PaperShelf } from './paperShelf.ts';

type Parts = AnsweringParts & { readonly papers: PaperShelf };
type Post = z.infer<typeof StatementPost>;

/** Led by the court, entrusted by it (民诉法 100), or delegated before filing (诉前调书). */
const COURTS_OWN: ReadonlySet<RegimeId> = new Set([
  'judgeLed',
  'courtInvitedPostFiling',
  'courtInvitedPreFiling',
]);

export const mayIssue = ({ answer }: Pick<AgreementRecord, 'answer'>, regime: RegimeId): boolean =>
  COURTS_OWN.has(regime) && answer?.kind !== 'returned';

export async function issueStatement(
  parts: Parts,
  id: string,
  packet: AgreementPacket,
  post: Post,
): Promise<Result<StatementAtDesk, AnsweringError>> {
  const pdf = Buffer.from(post.file, 'base64');
  const file = sha256Hex(pdf);
  const number = post.number.replace('(', '（').replace(')', '）');
  const wrong = flawOf(parts, id, packet, { ...post, number }, pdf, file);
  if (wrong !== null) return err({ kind: wrong });
  await parts.papers.keep(pdf);
  return parts.store.transaction((): Result<StatementAtDesk, AnsweringError> => {
    const now = flawOf(parts, id, packet, { ...post, number }, pdf, file);
    if (now !== null) return err({ kind: now });
    const issuedAt = note(parts, 'statementIssued', id);
    const statement: StatementAtDesk = { number, date: post.date, file, issuedAt, by: parts.clerk };
    parts.store.deskPapers.add({ sha256: file, agreement: id, role: 'statement', page: 1 });
    parts.store.deskPapers.issue(id, statement);
    return ok(statement);
  });
} // prettier-ignore

function flawOf(
  parts: Parts,
  id: string,
  { regime, lights }: AgreementPacket,
  { number, date }: Pick<Post, 'number' | 'date'>,
  pdf: Buffer,
  file: string,
): AnsweringError['kind'] | null {
  const row = received(parts, id);
  if (!row.ok) return row.error.kind;
  const { deskPapers } = parts.store;
  if (deskPapers.statementOf(id) !== null) return 'alreadyIssued';
  if (row.value.answer?.kind === 'returned') return 'alreadyAnswered';
  if (!mayIssue(row.value, regime)) return 'noStatement';
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') return 'notAPdf';
  if (pdf.length > DESK_FILES_MAX) return 'tooLarge';
  if (deskPapers.numbered(number) !== null) return 'numberTaken';
  if (deskPapers.ownerOf(file) !== null) return 'otherPaper';
  return date < signedDay(lights) || date > courtDay(parts.now()) ? 'wrongDay' : null;
}
