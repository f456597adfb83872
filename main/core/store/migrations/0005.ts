/** Version 5: the body of an item may outlive its row for a moment, so that ending many items need not wait for deleting. Frozen. */
export const sql = `
CREATE TABLE outbox_body (
  seq INTEGER PRIMARY KEY,
  item TEXT NOT NULL
) STRICT;
INSERT INTO outbox_body (seq, item) SELECT seq, item FROM outbox_payload;
DROP TABLE outbox_payload;
ALTER TABLE outbox_body RENAME TO outbox_payload;
`;
