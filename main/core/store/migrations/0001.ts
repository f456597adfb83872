/** Version 1: identity, policy packs, outbox, receipts, audit. Frozen. */
export const sql = `
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: the booth's own key (encrypted with the platform's key) and, once claimed, who it is.
CREATE TABLE identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  private_key BLOB NOT NULL,
  public_key TEXT NOT NULL,
  claim TEXT
) STRICT;

-- The exact signed text; two versions are kept (domain.md 5.13, R7).
CREATE TABLE policy_pack (
  serial INTEGER PRIMARY KEY,
  pack TEXT NOT NULL,
  sig TEXT NOT NULL,
  etag TEXT,
  kept_at INTEGER NOT NULL
) STRICT;

-- The end of the chain outlives the rows: seq is gapless per booth for ever.
CREATE TABLE outbox_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO outbox_head VALUES (1, 0, '${'0'.repeat(64)}');

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE,
  schema TEXT NOT NULL,
  hash TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'accepted', 'stored', 'rejected')),
  tries INTEGER NOT NULL,
  due_at INTEGER,
  number TEXT,
  reason TEXT,
  -- File in the outbox folder that holds all sealed files of the item, one after the other.
  pack TEXT
) STRICT;

-- The signed item as it is sent, apart from its state: looking for what is due must not read bodies.
CREATE TABLE outbox_payload (
  seq INTEGER PRIMARY KEY REFERENCES outbox (seq) ON DELETE CASCADE,
  item TEXT NOT NULL
) STRICT;

CREATE TABLE outbox_file (
  sha256 TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
  size INTEGER NOT NULL,
  pack_offset INTEGER NOT NULL,
  upload_url TEXT,
  uploaded INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_file_waiting ON outbox_file (uploaded, seq);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  fields TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
`;
