/** The desk in English. */
import { agreementsEn } from './agreements/textEn.ts';
import { hearingsEn } from './hearing/text.ts';
import { groupsEn } from './groups/text.ts';
import { inkedEn } from './inked/text.ts';
import { recordingsEn } from './recording/text.ts';
import { liveEn } from './live/text.ts';
import { marksEn } from './marks/text.ts';
import { searchEn } from './search/text.ts';
import type { DeskText } from './text.ts';

const DEVICES: Readonly<Record<string, string>> = {
  idReader: 'card reader',
  signaturePad: 'signature pad',
  scanner: 'scanner',
};
const DEVICE_STATES: Readonly<Record<string, string>> = {
  absent: 'none', opening: 'connecting', ready: 'fine', busy: 'in use', fault: 'fault', disconnected: 'disconnected',
}; // prettier-ignore
const TROUBLE: Readonly<Record<string, string>> = {
  noSession: 'This session has ended. Open the desk with the newest address the court printed at its start.',
  unreachable: 'The court does not answer. Trying again by itself.',
  sealBroken:
    'This cannot be opened with the court’s key, or was changed on the way. Call a technician; do not accept it.',
  notFound: 'There is no such request.',
  waitingFiles: 'Evidence is still on its way; it can be decided when all is here.',
  alreadyDecided: 'Somebody else has answered this request otherwise.',
  dueInThePast: 'That date has passed; choose another.',
  notLinked: 'Disputes of this kind are not linked: no demonstration judgment.',
  timeOver: 'Its last day has passed; choose another.',
  notYet: 'The day of the decision is not here yet.',
  notMissing: 'This is not missing, or was noted already.',
  wrongDay: 'Not before the last signature, and not in the future.',
  notReceived: 'This agreement was not received; it has no text here.',
  unreadable: 'What is kept of it cannot be opened any more. Call a technician; do not use it.',
  alreadyAnswered: 'Somebody answered this agreement otherwise already.',
  noConsent: 'Electronic service needs the party’s consent.',
  unknownParty: 'Nobody of this agreement.',
  notConfirmable: 'Not in effect yet, or not of a kind that is confirmed.',
  tooLate: 'The thirty days for a joint application are over.',
  sealedCopyNeeded: 'The seal is registered with the scanned pages of the sealed copy.',
  alreadySealed: 'The sealed copy of this agreement was registered already.',
  otherPaper: 'These pages are of another paper.',
  pagesDiffer: 'Pages are missing, or one is there twice.',
  notAPage: 'A page is a JPEG or PNG picture.',
  tooLarge: 'Too large together: 24 MB at most.',
  noStatement: 'The court makes no statement of this kind of mediation.',
  notIssued: 'The statement was not issued yet.',
  alreadyIssued: 'The statement of this agreement was issued already.',
  numberTaken: 'Another statement bears this number.',
  notAPdf: 'The statement is a PDF.',
  storeUnavailable: 'The court cannot save now. Try again later.',
  badShape: 'Something does not fit. A booth id has lower-case letters, digits and hyphens only.',
};

export const en: DeskText = {
  title: 'Yuncang · Court desk',
  otherLanguage: '中文',
  skip: 'Skip to the inbox',
  nav: {
    label: 'Desk',
    inbox: 'Inbox',
    agreements: 'Agreements',
    groups: 'Linked disputes',
    hearings: 'Hearings',
    live: 'Video sessions',
    booths: 'Booths',
  },
  search: { label: 'Search', placeholder: 'Number, name, booth (press /)' },
  line: { live: 'Live', lost: 'Line to the court lost, reconnecting' },
  inbox: {
    heading: 'Inbox',
    waiting: (count) => (count === 0 ? 'Nothing waiting' : `${count} waiting`),
    empty: 'No request has arrived yet. New ones appear here by themselves.',
    noMatch: 'No request fits.',
    filter: {
      all: 'All',
      new: 'To decide',
      waitingFiles: 'Arriving',
      returned: 'To be corrected',
      accepted: 'Accepted',
    },
    filterLabel: 'Filter by state',
    columns: {
      received: 'Received',
      parties: 'Parties',
      dispute: 'Dispute',
      booth: 'From',
      pages: 'Pages',
      state: 'State',
    },
    keys: 'Keys: J / K move, Enter opens, A accepts, C asks for correction, ? shows all',
    table: 'Requests received',
  },
  state: { waitingFiles: 'Arriving', new: 'To decide', accepted: 'Accepted', returned: 'To be corrected' },
  dispute: {
    loan: 'Private loan', propertyFee: 'Property service', purchase: 'Purchase, refund', training: 'Training refund',
    rent: 'Rent', neighbour: 'Neighbours', wages: 'Wages', traffic: 'Traffic accident', family: 'Family',
    injury: 'Injury', company: 'Company, partners', other: 'Other',
  }, // prettier-ignore
  disputeUnknown: 'For the clerk to decide',
  detail: {
    none: 'Select a request on the left and press Enter to open it.',
    opens: 'Opening the full text is logged.',
    open: 'Open full text',
    opening: 'Opening and checking…',
    logged: (clerk) => `This opening was logged: ${clerk}`,
    received: (time, number) => `Received ${time} · ${number}`,
    rows: {
      claims: 'Claims', facts: 'Facts', applicant: 'Applicant', respondents: 'Respondents', identity: 'Identity',
      needs: 'Needs', path: 'Wish', service: 'Service', booth: 'From', corrects: 'Corrects',
    }, // prettier-ignore
    material: (pages) => `${pages} pages of material`,
    total: (amount, upper) => `In all ¥${amount} (${upper})`,
    unknownAmount: 'amount not known',
    nothing: 'Not given',
    unknownDate: 'Date not known',
    eService: {
      yes: 'Agrees to electronic service',
      no: 'Refuses electronic service',
      unanswered: 'Not answered: service on paper',
    },
    identity: (at) => `L1 · chip of the card, ${at}`,
    warnings: 'Card notes',
    close: 'Close full text',
  },
  needs: {
    larger: 'Large type',
    readAloud: 'read aloud',
    keys: 'works by keys',
    helper: {
      none: '',
      relative: 'relative present',
      gridStaff: 'grid staff present',
      interpreter: 'interpreter present',
      other: 'helper present',
    },
    none: 'None in particular',
  },
  card: {
    resident: 'Resident identity card',
    hmtPermit: 'Residence permit (HK, Macao, Taiwan)',
    foreign2017: 'Foreign permanent resident (2017)',
    foreign2023: 'Foreign permanent resident (2023)',
  },
  path: { mediate: 'Mediation', court: 'Court', both: 'Mediation first, then court' },
  checks: {
    heading: 'Checks',
    envelopeSignature: {
      yes: 'The envelope is signed by this booth’s key.',
      no: 'The envelope’s signature is not of this booth’s key.',
    },
    chain: {
      yes: 'It follows the booth’s item before it; nothing is missing between.',
      no: 'The booth’s item before it is missing or was changed.',
    },
    documentDigestSigned: {
      yes: 'The signature signs this very document, unchanged.',
      no: 'The signature does not sign this document.',
    },
    samplesDigest: {
      yes: 'The pen data are whole, as at signing.',
      no: 'The pen data differ from those at signing.',
    },
    allFiles: {
      yes: 'All files are as sealed at the booth (same SHA-256).',
      no: 'A file is missing or differs from what was sealed.',
    },
  },
  document: {
    heading: 'Document',
    page: (page, pages) => `Page ${page} of ${pages}`,
    previous: 'Previous',
    next: 'Next',
    failed: 'The file cannot be shown.',
    loading: 'Drawing…',
  },
  evidence: {
    heading: (count) => (count === 1 ? '1 page of evidence' : `${count} pages of evidence`),
    none: 'No evidence was handed in.',
    matches: 'Same',
    differs: 'Differs',
    missing: 'Not here',
    digest: (digest) => `SHA-256 ${digest}`,
    origin: { none: 'As scanned', lost: 'Original not here', here: 'Cleaned; original kept' },
    clean: 'Cleaned',
    original: 'Original',
    asCame: 'As scanned',
    showOriginal: 'Show the original',
    showClean: 'Show the cleaned page',
    cleanedFrom: (digest) => `Cleaned from original ${digest}…: `,
    step: (step) => {
      switch (step.kind) {
        case 'oriented':
          return `turned upright as the camera noted (EXIF ${step.exif})`;
        case 'cropped':
          return step.byPerson ? 'paper cut out by corners set by hand' : 'paper cut out by corners found';
        case 'straightened':
          return `turned ${step.degrees}°`;
        case 'converted':
          return 'converted to 8 bits';
        case 'scaled':
          return `made smaller to ${step.dpi} dpi`;
        case 'encoded':
          return `JPEG quality ${step.quality}`;
      }
    },
    and: '; ',
    verdict: {
      good: 'clear',
      blank: 'seems blank',
      blurred: 'not clear',
      glare: 'glare',
      cutEdge: 'may be cut off',
      skewed: 'lay askew, straightened',
      duplicate: 'seems the same as an earlier page',
      unknown: 'not checked',
    },
    quality: (verdict, keptDespite, oversize) =>
      `Checked at the booth: ${verdict}${keptDespite ? ' (kept by the person despite the warning)' : ''}${oversize ? '; larger than usual' : ''}.`,
    show: (name) => `Show ${name}`,
    close: 'Close',
  },
  signature: {
    heading: 'Signature',
    picture: (seconds, strokes) => `Handwritten signature, ${strokes} strokes in ${seconds} s`,
    replay: 'Replay',
    moment: 'Moment of writing',
    facts: (model, from, to, samples) => `Pad ${model}, ${from}–${to}, ${samples} samples.`,
    gaps: (count) => (count === 0 ? 'No gap in the samples.' : `${count} gaps in the samples.`),
  },
  searchIn: searchEn,
  marks: marksEn,
  agreements: agreementsEn,
  live: liveEn,
  hearings: hearingsEn,
  recordings: recordingsEn,
  groups: groupsEn,
  inked: inkedEn,
  decide: {
    accept: 'Accept and number',
    acceptQuestion: 'Accept this request for mediation?',
    acceptWords:
      'It gets the next number of this court; the person sees it after reading the card. It cannot be returned afterwards.',
    acceptDo: 'Accept',
    return: 'Ask for correction…',
    returnHeading: 'Ask for correction',
    returnWords: 'Name everything that must be corrected, once and completely.',
    reasons: 'To be corrected',
    otherReason: 'Something else (say what)',
    otherLabel: 'What else must be corrected',
    note: 'Note to the person (optional)',
    due: 'Correct by',
    dueExact: 'Counted with public holidays and make-up workdays; a day of rest moves to the next workday.',
    dueAbout: 'The holidays of that year are not known yet: the date is approximate, please check.',
    returnDo: 'Send',
    cancel: 'Cancel',
    needReason: 'Choose or write at least one thing to correct.',
    needDue: 'Choose a date.',
    accepted: (number, at) => `Accepted: ${number} (${at})`,
    returned: (due, at) => `Returned for correction by ${due} (sent ${at})`,
    waiting: 'Evidence is still on its way; it can be decided when all is here.',
  },
  roster: {
    button: 'Send a roster',
    heading: (booth) => `A group’s roster for ${booth}`,
    what: 'One person a line: name, identity number, sum in yuan. CSV or text with tabs. It waits twelve hours in memory and is written to no database.',
    file: 'Roster file',
    send: 'Send to the booth',
    taken: (members, sum, until) =>
      `Taken: ${members} people, ${sum} yuan. The booth can fetch it until ${until}.`,
    nothingTaken: 'Nothing was taken. Please mend and send again:',
    problem: (line, what, of) =>
      line === 0 ? what : `Line ${line}: ${what}${of === null ? '' : ` (with line ${of})`}`,
    wrong: {
      unreadable: 'Not a text in UTF-8 or GB18030',
      empty: 'Without a row',
      tooMany: 'Too many people',
      tooLarge: 'Too large',
      columns: 'Not three columns, or a comma in a sum without quotes',
      name: 'Not a name',
      number: 'The identity number has not 18 digits',
      checkDigit: 'The check digit does not fit',
      sum: 'Not a sum',
      twice: 'The number is there twice',
    },
  },
  booths: {
    heading: 'Booths',
    cards: 'Booths at a glance',
    online: 'Online',
    offline: (since) => `Offline, last heard ${since}`,
    never: 'Never heard of',
    revoked: 'Revoked',
    queued: (count) => (count === 0 ? 'nothing queued' : `${count} queued`),
    gap: 'item missing',
    noGap: 'no gap',
    devicesFine: 'devices fine',
    device: (name) => DEVICES[name] ?? name,
    deviceState: (state) => DEVICE_STATES[state] ?? state,
    columns: {
      name: 'Booth',
      state: 'State',
      seen: 'Last heard',
      seq: 'Last item',
      gap: 'Chain',
      queued: 'Queued',
      devices: 'Devices',
      actions: 'Actions',
    },
    empty: 'No booth is registered. Issue a code first; the technician types it in at the booth.',
    newBooth: 'Register a booth',
    codeFor: (name) => `Code for ${name}`,
    newCode: 'New code',
    id: 'Booth id',
    idHint: 'lower-case letters, digits, hyphens, for example hw-03',
    site: 'Site',
    booth: 'Name',
    issue: 'Issue code',
    codeWords: (until) =>
      `The technician types it in at the booth. It works once, until ${until}, and is not shown again.`,
    done: 'Done',
    revoke: 'Revoke',
    revokeQuestion: (name) => `Revoke ${name}?`,
    revokeWords:
      'The court will take nothing from this booth any more. To use it again it must be registered anew.',
    revokeDo: 'Revoke',
  },
  shortcuts: {
    heading: 'Keys',
    open: 'Keys ?',
    rows: [
      ['J / K', 'Next / previous'], ['Enter', 'Open the selected one'], ['A', 'Accept the open one'], ['C', 'Ask for correction'],
      ['← / →', 'Previous / next page'], ['/', 'Search (in the open request, if one is)'], ['Esc', 'Close'], ['?', 'Show keys'],
    ], // prettier-ignore
    close: 'Close',
  },
  trouble: { of: (kind) => TROUBLE[kind] ?? 'That did not work. Try again.', again: 'Try again' },
  locale: 'en-GB',
};
