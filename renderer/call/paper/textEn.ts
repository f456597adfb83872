/** A paper that is looked at together, in English. */
import type { PaperText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  noSuchPaper: 'Not found. Compare it with the number on the receipt, and type it again.',
  unreadable: 'This document cannot be opened. Take another, or tell the technician.',
  notNow: 'Not now. Wait a little and try again; after many wrong numbers the session has to be opened anew.',
  full: 'There are too many marks on this document. The host can clear a page first.',
  deskOnly: 'Marks can stay in the file only where the court’s desk leads.',
  mayNotDraw: 'The host does not let you draw now.',
  mayNotKeep: 'This seat cannot save files.',
};

export const paperEn: PaperText = {
  what: { document: 'Request', evidence: 'Evidence', agreement: 'Agreement' },
  page: (page, pages) => `Page ${page} of ${pages}`,
  version: (digest) => `Fingerprint ${digest}`,
  leads: (who) => `Pages are turned by: ${who}`,
  own: (page) => `You look by yourself. The others are on page ${page}.`,
  marks: (who, strokes) => `${who}: ${strokes} strokes`,
  note: (who) => `${who} wrote: `,
  catalogueOf: (number) => `Catalogue of ${number}`,
  range: (from, to) => (from === to ? `page ${from}` : `pages ${from} to ${to}`),
  found: (count, more, going) =>
    `${count === 0 ? (going ? 'Not in what has been read so far.' : 'Not found.') : more ? `Found in ${count} places, and more.` : `Found in ${count} ${count === 1 ? 'place' : 'places'}.`}${going ? ' Still reading; the search goes on.' : ''}`,
  noteBy: (who) => `note of ${who}`,
  earlierSign: (sign) => `old ${sign}`,
  kept: (marks) =>
    marks === null
      ? 'The marks are not in the file yet: the court’s disk does not take them and will be tried again. Tell the technician.'
      : marks === 0
        ? 'There were no marks to keep.'
        : `${marks} ${marks === 1 ? 'mark stays' : 'marks stay'} in the file.`,
  sign: {
    booth: 'B', party: 'P', agent: 'A', interpreter: 'I', mediator: 'M', judicialOfficer: 'J', policeOfficer: 'O', judge: 'C',
    plaintiff: 'L', defendant: 'D', thirdParty: 'T', witness: 'W',
  }, // prettier-ignore
  words: {
    following: 'You see the same page as the others.', youLead: 'Everybody sees the page you turn to.', follow: 'Back to everybody’s page',
    before: 'Page before', next: 'Next page', larger: 'Larger', smaller: 'Smaller', loading: 'Fetching this page…',
    failed: 'This page cannot be opened.', draw: 'Draw', drawing: 'Drawing – stop', write: 'Write a line', undo: 'Take my last mark back',
    clear: 'Clear this page', toolsLeft: 'Tools to the left', toolsRight: 'Tools to the right', tools: 'Draw and write',
    marksHere: 'Marks on this page', save: 'Save this file', saveFailed: 'It was not saved. Tell the host.',
    mayNotSave: 'To be looked at, not saved.', noteTitle: 'Write a line onto this page', noteLabel: 'Your words (200 characters at most)',
    noteWhere: 'Where to put it', noteTop: 'Top', noteMiddle: 'Middle', noteBottom: 'Bottom', notePut: 'Put it there', noteCancel: 'Do not write',
    onPicture: 'Picture of the document',
    marksStay: 'Marks stay in the file: what is drawn and written from now on is kept with the document.',
    marksGo: 'Marks do not stay: when the document is taken off they are gone.',
    showEarlier: 'Show earlier marks', hideEarlier: 'Hide earlier marks',
  }, // prettier-ignore
  host: {
    open: 'Look at a document together', title: 'Look at a document together', number: 'Receipt number',
    numberHint: 'As on the receipt, for example 收20261123-000012', idTail: 'Last four of the identity number',
    idTailHint: 'Told by the person present: the papers are theirs.', document: 'Show the request', evidence: 'Show the evidence',
    empty: 'No receipt number was typed.', opening: 'Opening…', takeOff: 'Take it off: nobody sees it any more', letDraw: 'Let draw',
    stopDraw: 'No more drawing', letLead: 'Let turn pages', stopLead: 'I turn pages', release: 'Let save', withdraw: 'No more saving',
    nobody: 'Nobody else is here.', back: 'People here',
    keeping: 'Whether marks stay', keep: 'Marks stay in the file', keepNot: 'Marks do not stay',
    keepHint: 'Everybody’s screen says so when they begin to stay; what was drawn before does not.',
    keepApart: 'Nothing drawn in a talk apart stays.', catalogue: 'Show the catalogue', find: 'Find in this document', findGo: 'Find',
    foundHere: 'Where it was found',
  }, // prettier-ignore
  refused: (why) => REFUSED[why] ?? 'Not now. Please try again.',
};
