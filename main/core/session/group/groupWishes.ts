/** What a group asks its runner to do, and what the runner tells of it. */
import type { RosterRow } from '../../../contract/session/group.ts';
import type { DocumentMade, Ink } from '../../visit/visit.ts';

export type GroupWish =
  /** `session`: the one opened for a table that became a group before anybody sat down. */
  | { readonly do: 'begin'; readonly session: string }
  | { readonly do: 'fetchRoster' }
  | { readonly do: 'noteElected' }
  | { readonly do: 'makeConsent' }
  | { readonly do: 'sealConsent'; readonly ink: Ink; readonly at: string }
  /** A member goes; nothing of them stays. */
  | { readonly do: 'dropConsent' }
  | { readonly do: 'close' }
  /** It waits on disk, and its key goes. */
  | { readonly do: 'aside' };

export type GroupNews =
  | { readonly kind: 'rosterCame'; readonly rows: readonly RosterRow[] }
  | { readonly kind: 'rosterMissing'; readonly why: 'noOffer' | 'offline' }
  | { readonly kind: 'consentMade'; readonly document: DocumentMade }
  | { readonly kind: 'consentNotMade' }
  | {
      readonly kind: 'consentSealed';
      readonly no: number;
      readonly itemId: string;
      readonly at: string;
      readonly sha256: string;
    }
  | { readonly kind: 'consentNotSealed' }
  | { readonly kind: 'kept'; readonly until: string };
