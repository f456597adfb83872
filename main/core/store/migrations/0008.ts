/** Demonstration judgments of the court, kept for tables without a line: public words under its signature, by a key that names nobody. Frozen. */
export const sql = `
CREATE TABLE demo_judgment (
  id TEXT PRIMARY KEY,
  group_key TEXT NOT NULL,
  text TEXT NOT NULL,
  sig TEXT NOT NULL,
  kid TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX demo_judgment_by_key ON demo_judgment (group_key);
`;
