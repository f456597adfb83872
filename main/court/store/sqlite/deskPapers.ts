/** What the desk added to agreements on paper: whose page or file each digest is, and the court's own statements. */
import { z } from 'zod';
import { StatementAtDesk } from '../../../contract/agreements.ts';
import type { DeskPaperStore } from '../deskPapers.ts';
import type { Db } from './open.ts';

const Digests = z.array(z.string());

export function deskPapersOf(db: Db): DeskPaperStore {
  const add = db.prepare('INSERT INTO desk_paper (sha256, agreement, role, page) VALUES (?, ?, ?, ?)');
  const owner = db.prepare('SELECT agreement FROM desk_paper WHERE sha256 = ?').pluck();
  const all = db.prepare('SELECT sha256 FROM desk_paper').pluck();
  const pages = db
    .prepare(`SELECT sha256 FROM desk_paper WHERE agreement = ? AND role = 'sealedPage' ORDER BY page`)
    .pluck();
  const issue = db.prepare(`
    INSERT INTO statement (agreement, number, date, file, issued_at, by) VALUES (@agreement, @number, @date, @file, @issuedAt, @by)`);
  const statement = db.prepare(
    'SELECT number, date, file, issued_at AS issuedAt, by FROM statement WHERE agreement = ?',
  );
  const numbered = db.prepare('SELECT agreement FROM statement WHERE number = ?').pluck();
  const known = (value: unknown): string | null =>
    z
      .string()
      .nullable()
      .parse(value ?? null);
  return {
    add: ({ sha256, agreement, role, page }) => void add.run(sha256, agreement, role, page),
    ownerOf: (sha256) => known(owner.get(sha256)),
    digests: () => Digests.parse(all.all()),
    sealedPages: (agreement) => Digests.parse(pages.all(agreement)),
    issue: (agreement, row) => void issue.run({ ...row, agreement }),
    statementOf: (agreement) => StatementAtDesk.nullable().parse(statement.get(agreement) ?? null),
    numbered: (number) => known(numbered.get(number)),
  };
}
