/** A party's own part in a mediation, in English. */
import type { TableText } from './text.ts';

export const tableEn: TableText = {
  label: 'My part',
  number: (digits) => `Whoever leads will ask for these six digits: ${digits}`,
  card: {
    title: 'Are you a party of this mediation?', words: 'Copy what stands on your identity card. Then it is compared before the camera.', name: 'Name', number: 'Identity number', nation: 'Nation',
    address: 'Address', authority: 'Issued by', validFrom: 'Valid from (8 digits)', validTo: 'Valid to (8 digits, or 长期)', date: 'such as 20190315',
    send: 'Done, please compare', given: 'Handed to whoever leads', givenWords: 'Read the six digits aloud, show both sides of the card, then your face.', missing: 'Something is empty, or a date has not 8 digits.',
  },
  who: (party, name) => `${party} · ${name}`,
  noticeOf: (number, of) => `Notice ${number} of ${of}`,
  acknowledge: 'I understand',
  electronic: 'Electronically, I agree',
  paper: 'On paper',
  waiting: { title: 'Please wait', words: 'It is somebody else’s turn, or the text is being written. This changes when it is yours.', draft: 'What is being written' },
  clause: (number) => (number === 0 ? 'Main facts' : `Clause ${number}`),
  reading: {
    title: 'Read clause by clause', words: 'Tap “understood” for each. “Not understood” keeps everybody from signing until it is clear.', heard: 'Understood', doubt: 'Not understood', clear: 'Clear now',
    isHeard: 'You understood it', isDoubted: 'You did not understand it', allHeard: 'You are through. Signing follows when everybody is.',
  },
  document: (title, pages) => `${title}, ${pages} pages`,
  digest: { label: 'Digest of the paper (SHA-256)', words: 'The booth and all others see the same.' },
  sign: {
    title: 'Sign', compare: 'Whoever leads looks at your face and card first; then you can sign.', aloneQuestion: 'Is nobody beside you who watches or signs for you?', alone: 'I am alone', notAlone: 'Somebody is here',
    draw: 'Write your name in the box', box: 'Box for the signature, by finger or mouse', again: 'Write again', done: 'Done', preview: 'This is your signature', previewWords: 'It cannot be taken back, and is for the paper above.',
    confirm: 'Confirm the signature', adding: 'Your signature is being added…', signed: 'You have signed', empty: 'The box is empty.', refuse: 'Do not sign', refuseTitle: 'You need not sign', refuseWords: 'Say what you object to and talk on, or end it.',
    object: 'Say my objection', objectLabel: 'Your objection (up to 200 characters)', note: 'Note it', back: 'Back', end: 'Do not sign, end it',
  },
  signedAt: (time) => `added to the paper at ${time}`,
  lights: { none: 'Not in effect', off: 'not signed', you: ' (you)', since: (time) => `In effect since ${time}`, on: (time) => `signed at ${time}` },
  light: { mediator: 'Mediator', organisation: 'Seal', officer: 'Officer', court: 'Court' },
  stop: { stop: 'I do not go on', question: '“Yes” ends the mediation at once.', yes: 'Yes, stop', no: 'No, go on' },
  sealed: { title: 'Sealed and sent to the court', words: 'The court or the booth gives you the paper. Nothing of yours stays here.' },
  halted: 'A side stopped. Please wait for whoever leads.',
  ended: 'This mediation has ended.',
  busy: 'Sending…',
  refused: {
    later: 'Somebody at the booth is busy; your turn comes.', notNow: 'Not possible now.', notYours: 'This page is not yet known as yours; ask for a comparison.', needsLink: 'The line is broken.', remoteExcluded: 'This kind takes no signature from elsewhere.',
    badNumber: 'The identity number is wrong.', badNation: 'The nation is wrong; as on the card.', minor: 'A minor’s guardian comes to the booth.', leadsCard: 'That is the number of whoever leads.', otherPartysCard: 'That is another party’s number.',
    differentPerson: 'Not the person compared before.', notCompared: 'It did not fit. Check what you typed and send again.', otherDocument: 'The paper was changed. Look at the new one.', alreadySigned: 'Already done.',
    identityMissing: 'Whoever leads has to look at your face and card again.', notHeard: 'Some clauses are not read.', doubtsOpen: 'Something is not clear yet.', notAlone: 'Not while somebody is beside you.', badSignature: 'The signature did not pass; write again.',
    inkProblem: 'Too short or too small: write larger.', notKept: 'It was not added; sign again.',
    badStatement: 'What that booth said of the card did not pass; lay it down again.', unknownBooth: 'The court does not know that booth; its cards do not count.', otherStatement: 'The card was read for something else; lay it down again.', staleStatement: 'The card was read too long ago; lay it down again.',
    chipWanted: 'A booth read the card before; it has to be read again.',
  },
}; // prettier-ignore
