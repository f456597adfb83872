/** Version 3: the care of devices. Frozen once released. */
export const sql = `
-- When a device last did its work (kind 'used') and how often it failed and how: no visit, no person (domain.md 4.8).
CREATE TABLE device_care (
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (device, kind)
) STRICT, WITHOUT ROWID;
`;
