/** Cuts a list of tiles into rows; a last lone tile gets a row of its own, full width. */
export function tileRows<T>(tiles: readonly T[], columns: number): T[][] {
  const rows: T[][] = [];
  for (let from = 0; from < tiles.length; from += columns) rows.push(tiles.slice(from, from + columns));
  return rows;
}
