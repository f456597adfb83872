/** Version 6: mediations that a crash or a power cut interrupts, sealed until whoever led one lays their card down again. Frozen. */
export const sql = `
-- One row a mediation with a signature and without its packet. wrapped: the session's key under the booth's key and that card.
-- ref: the outbox item it becomes; once that is there, nothing of it is kept here.
CREATE TABLE kept_session (
  session_id TEXT PRIMARY KEY,
  ref TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  salt BLOB NOT NULL,
  wrapped BLOB NOT NULL
) STRICT;

-- Parts are written one by one: a further signature need not write the pages of a power of attorney again.
CREATE TABLE kept_part (
  session_id TEXT NOT NULL REFERENCES kept_session (session_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE (session_id, name)
) STRICT;
`;
