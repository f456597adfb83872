/** Where in the desk one is, as the address says it: every request has an address of its own. Pure. */

export type Place =
  | { readonly kind: 'inbox' }
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'agreements' }
  | { readonly kind: 'agreement'; readonly id: string }
  | { readonly kind: 'groups' }
  | { readonly kind: 'booths' }
  | { readonly kind: 'hearings' }
  | { readonly kind: 'live' };

export function placeOf(hash: string): Place {
  const item = /^#\/item\/([0-9A-Z]{26})$/.exec(hash)?.[1];
  if (item !== undefined) return { kind: 'item', id: item };
  const agreement = /^#\/agreement\/([0-9A-Z]{26})$/.exec(hash)?.[1];
  if (agreement !== undefined) return { kind: 'agreement', id: agreement };
  if (hash === '#/groups') return { kind: 'groups' };
  if (hash === '#/live') return { kind: 'live' };
  if (hash === '#/hearings') return { kind: 'hearings' };
  if (hash === '#/agreements') return { kind: 'agreements' };
  return hash === '#/booths' ? { kind: 'booths' } : { kind: 'inbox' };
}

export function addressOf(place: Place): string {
  switch (place.kind) {
    case 'inbox':
      return '#/';
    case 'groups':
      return '#/groups';
    case 'booths':
      return '#/booths';
    case 'hearings':
      return '#/hearings';
    case 'live':
      return '#/live';
    case 'agreements':
      return '#/agreements';
    case 'agreement':
      return `#/agreement/${place.id}`;
    case 'item':
      return `#/item/${place.id}`;
  }
}
