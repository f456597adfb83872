/** Version 2: tombstones of items the court has, and the index of the papers spool. Frozen. */
export const sql = `
-- What stays of an item after the court's receipt: digest, times, number and the receipt itself (domain.md 5.13, R3).
CREATE TABLE tombstone (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE,
  schema TEXT NOT NULL,
  hash TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  number TEXT,
  receipt TEXT NOT NULL,
  receipt_sig TEXT NOT NULL,
  receipt_kid TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_ended ON tombstone (ended_at);

-- Encrypted pages of the visit that is going on; their key is in memory only.
CREATE TABLE spool_page (
  page_id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spool_visit ON spool_page (visit_id);
`;
