/** Version 4: items as the lines they are sent in, and receipts proven by the block they came in. Frozen. */
export const sql = `
-- Before: the item as one JSON object. After: the two lines of contract/link.ts, with nothing escaped a second time.
UPDATE outbox_payload SET item = (item ->> '$.env') || char(10) || (item ->> '$.hash') || ' ' || (item ->> '$.sig')
  || ' ' || (item ->> '$.kid') || ' ' || (item ->> '$.alg') || char(10);

-- One signature of the court for many receipts: digests = 32 bytes for each receipt of the block, in order. With it a
-- tombstone's receipt stays provable; its own receipt_sig is empty then.
CREATE TABLE receipt_block (
  n INTEGER PRIMARY KEY,
  kid TEXT NOT NULL,
  sig TEXT NOT NULL,
  digests BLOB NOT NULL
) STRICT;
ALTER TABLE tombstone ADD COLUMN block INTEGER;
CREATE INDEX tombstone_block ON tombstone (block) WHERE block IS NOT NULL;
`;
