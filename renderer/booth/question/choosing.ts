/** Choosing among tiles: what one tap changes. */

/** The answer that takes no other beside it: "leave it to the clerk". */
export const CLERK_DECIDES = 'clerkDecides';

/** With one choice the new replaces the old; a full set keeps what it has and takes no more. */
export function toggle(ids: readonly string[], id: string, most: number): readonly string[] {
  if (most === 1) return [id]; // tapping the chosen one again keeps it: a trembling hand taps twice
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  if (id === CLERK_DECIDES) return [id];
  const rest = ids.filter((other) => other !== CLERK_DECIDES);
  return rest.length >= most ? rest : [...rest, id];
}

/** Tiles in rows that look even: four are two and two, not three and one. */
export function rowsOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const columns = Math.max(
    1,
    items.length % most === 1 && items.length > 1 && most === 3 && items.length < 6 ? 2 : most,
  );
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, i) =>
    items.slice(i * columns, (i + 1) * columns),
  );
}
