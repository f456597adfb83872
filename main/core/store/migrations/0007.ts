/** What is kept is a table that was cut or a group that goes on over days: each kind is found and timed for itself. */
export const sql = `
ALTER TABLE kept_session ADD COLUMN kind TEXT NOT NULL DEFAULT 'table';
`;
