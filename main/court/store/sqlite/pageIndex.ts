/** The words of an opened file's pages, in memory alone: found by any part of them, gone with the file. */
import Database from 'better-sqlite3';
import { z } from 'zod';
import { composed, expressionOf, fold, gramsOf, termsOf, unfolding } from '../../search/grams.ts';

const Row = z.tuple([z.number(), z.string(), z.string()]);

export type FoundPage = {
  readonly page: number;
  /** As it was added, in composed form. */
  readonly text: string;
  /** Where in `text` each term of the query stands first. */
  readonly places: readonly (readonly [start: number, end: number])[];
};

export type PageIndex = {
  /** All of them at once; `page` orders what is found and is used once. */
  add(pages: readonly { readonly page: number; readonly text: string }[]): void;
  /** In the order of pages, at most `limit`; nothing for a query without a visible character. */
  find(query: string, limit: number): readonly FoundPage[];
  close(): void;
};

/** Contentless: no second copy of the text. Nothing is ever deleted from it: the whole goes at once. */
const SCHEMA = `
  CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL, folded TEXT NOT NULL);
  CREATE VIRTUAL TABLE grams USING fts5(pairs, content='', columnsize=0, tokenize='ascii');
`;

export function openPageIndex(): PageIndex {
  const db = new Database(':memory:');
  // Sorting must not spill a person's words into a file either.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.exec(SCHEMA);
  const addText = db.prepare<[number, string, string]>('INSERT INTO page VALUES (?, ?, ?)');
  const addGrams = db.prepare<[number, string]>('INSERT INTO grams (rowid, pairs) VALUES (?, ?)');
  const matching = db
    .prepare<[string]>(
      `SELECT page.id, page.text, page.folded FROM grams JOIN page ON page.id = grams.rowid
       WHERE grams MATCH ? ORDER BY grams.rowid`,
    )
    .raw();
  const all = db.prepare<[]>('SELECT id, text, folded FROM page ORDER BY id').raw();

  return {
    add: db.transaction((pages: readonly { page: number; text: string }[]) => {
      for (const { page, text } of pages) {
        const kept = composed(text);
        const folded = fold(kept);
        addText.run(page, kept, folded);
        addGrams.run(page, gramsOf(folded));
      }
    }),
    find(query, limit) {
      const terms = termsOf(query);
      if (terms.length === 0) return [];
      const expression = expressionOf(terms);
      const found: FoundPage[] = [];
      for (const row of expression === null ? all.iterate() : matching.iterate(expression)) {
        const [page, text, folded] = Row.parse(row);
        // The index answers by word characters; punctuation between them, and long queries, are compared here.
        if (!terms.every((term) => folded.includes(term))) continue;
        found.push({ page, text, places: placesOf(terms, text, folded) });
        if (found.length >= limit) break;
      }
      return found;
    },
    close: () => void db.close(),
  };
}

function placesOf(terms: readonly string[], text: string, folded: string): FoundPage['places'] {
  const place = unfolding(text);
  return terms.map((term) => {
    const start = folded.indexOf(term);
    return place(start, start + term.length);
  });
}
