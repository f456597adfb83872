/** What the desk added to agreements on paper; the bytes lie sealed beside the database. */
import type { StatementAtDesk } from '../../contract/agreements.ts';

export type DeskPaperStore = {
  /** Throws where these bytes are another paper's, or the place is taken. */
  add(paper: {
    readonly sha256: string;
    readonly agreement: string;
    readonly role: 'sealedPage' | 'statement';
    readonly page: number;
  }): void;
  ownerOf(sha256: string): string | null;
  digests(): readonly string[];
  sealedPages(agreement: string): readonly string[];
  issue(agreement: string, statement: StatementAtDesk): void;
  statementOf(agreement: string): StatementAtDesk | null;
  /** The agreement whose statement bears this number. */
  numbered(number: string): string | null;
};
