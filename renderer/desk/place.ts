/** Where in the desk one is, as the address says it: every request has an address of its own. Pure. */

export type Place =
  { readonly kind: 'inbox' } | { readonly kind: 'item'; readonly id: string } | { readonly kind: 'booths' };

export function placeOf(hash: string): Place {
  const item = /^#\/item\/([0-9A-Z]{26})$/.exec(hash)?.[1];
  if (item !== undefined) return { kind: 'item', id: item };
  return hash === '#/booths' ? { kind: 'booths' } : { kind: 'inbox' };
}

export function addressOf(place: Place): string {
  switch (place.kind) {
    case 'inbox':
      return '#/';
    case 'booths':
      return '#/booths';
    case 'item':
      return `#/item/${place.id}`;
  }
}
