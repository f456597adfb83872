/** An agreement that is written together, in English. */
import { findingsEn } from '../../text/findings.ts';
import type { DraftText } from './text.ts';

export const draftEn: DraftText = {
  clause: (number) => (number === 0 ? 'Main facts' : `Clause ${number}`),
  words: {
    title: 'Write the agreement together', read: 'You can read it, not write.', mayWrite: 'You may write. Everybody sees it at once.',
    locked: 'The host is arranging it. Nobody can write now.', reading: 'This version is being read out. Nobody can write. Tell the host what to change.',
    own: 'This clause is filled in at the table. You can read it.', empty: 'Nothing is written yet.', undo: 'Undo my writing', redo: 'Redo my writing',
    notKept: 'Being kept at the court…', kept: 'All is kept at the court', loading: 'The agreement is coming…', library: 'Ready clauses',
    put: 'Put into this clause', changes: 'See what changed', changesTitle: 'What changed', noChanges: 'Not a word differs between these two.',
    back: 'Back to the agreement', earlier: 'The change before', later: 'The change after', now: 'the text as it is now',
    block: 'Has to be changed first', warn: 'Please look', whole: 'The whole agreement',
  }, // prettier-ignore
  writes: (who) => `${who} is writing here`,
  missing: (signs) => `These characters cannot be printed. Write it another way: ${signs}`,
  finding: findingsEn,
  refused: {
    foreign: 'What you just wrote was not taken in. You have the text of all now; please write it again.',
    words: 'What you just wrote holds hidden characters and was not taken in. Please use ordinary ones.',
    full: 'This clause is too long; what you just wrote was not taken in. Please write less.',
    fixed: 'This clause can be changed at the table only; what you wrote was not taken in.',
    locked: 'It was just being locked; what you wrote last was not taken in. Tell the host what to change.',
    mayNotWrite: 'The host does not let you write now; what you just wrote was not taken in.',
    noSuchDraft: 'The text was laid anew; what you just wrote was not taken in.',
  },
  version: (version, digest) => `version ${version} (fingerprint ${digest.slice(0, 8)})`,
  between: (before, after) => `${before} → ${after}`,
  state: {
    same: 'unchanged',
    changed: 'changed',
    added: 'a new clause',
    removed: 'a clause that was taken out',
  },
  difference: { added: 'added: ', removed: 'removed: ', end: '. ' },
  host: {
    open: 'Write together', title: 'Write the agreement together', share: 'Lay the agreement before all',
    shareHint: 'Everybody will see the agreement as it is written. You say who may write.', shared: 'Everybody has the agreement before them.',
    takeOff: 'Take it off, nobody sees it', letWrite: 'Let them write', stopWrite: 'No longer let them write',
    onlySees: 'By the rules only reads, and writes for nobody.', nobody: 'Nobody else is here now.',
    notNow: 'No agreement is being written now. Go back to it first.',
  }, // prettier-ignore
};
