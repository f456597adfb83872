/** The event catalogue: everything the booth's programs may log or audit, as data. Nothing else can be written to a log. */

/**
 * How the value of a field is checked. There is no free text: `id` is a name or number given by a program, `word` a kind
 * in English, `digest` a SHA-256. Values that look like an identity or telephone number never pass.
 */
export type FieldKind = 'id' | 'word' | 'digest' | 'count' | 'ms' | 'flag';

/** What a field of each kind holds in TypeScript. */
export interface FieldValue {
  readonly id: string;
  readonly word: string;
  readonly digest: string;
  readonly count: number;
  readonly ms: number;
  readonly flag: boolean;
}

export type Severity = 'debug' | 'info' | 'warning' | 'error';

/** `log`: file only. `audit`: also a link of the audit chain. `alarm`: log, and a person has to act (shown to host or technician). */
export type Disposition = 'log' | 'audit' | 'alarm';

export interface EventSpec {
  readonly severity: Severity;
  readonly disposition: Disposition;
  /** What it means, for whoever reads the log. */
  readonly says: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
}

export const EVENTS = {
  // a process
  serviceStarted: { severity: 'info', disposition: 'log', says: 'a service of the booth started', fields: { service: 'word', version: 'id' } },
  serviceStopped: { severity: 'info', disposition: 'log', says: 'a service stopped in order', fields: { service: 'word' } },
  serviceCrashed: { severity: 'error', disposition: 'log', says: 'a service ended by a bug; its watcher restarts it', fields: { service: 'word', kind: 'word' } },
  deviceChanged: { severity: 'info', disposition: 'log', says: 'a device came, went or failed', fields: { device: 'word', state: 'word' } },
  policyRefused: { severity: 'warning', disposition: 'alarm', says: 'a policy pack was refused; the last good one stays', fields: { kind: 'word' } },

  // the store
  storeOpened: { severity: 'info', disposition: 'log', says: 'the database is open and sound', fields: { version: 'count', ms: 'ms' } },
  storeMigrated: { severity: 'info', disposition: 'audit', says: 'the database was brought to a newer version', fields: { from: 'count', to: 'count' } },
  storeSetAside: { severity: 'error', disposition: 'audit', says: 'a damaged database was set aside, a new one was begun; a technician must look at it', fields: { folder: 'id' } },
  storeRefused: { severity: 'error', disposition: 'alarm', says: 'the database cannot be used', fields: { kind: 'word' } },
  statementSlow: { severity: 'warning', disposition: 'log', says: 'a statement or commit took over 40 ms', fields: { statement: 'word', ms: 'ms' } },
  spaceLow: { severity: 'warning', disposition: 'alarm', says: 'disk space is short', fields: { freeMb: 'count' } },
  reserveReleased: { severity: 'error', disposition: 'alarm', says: 'the disk was full; the reserve file was given up so that work could finish', fields: {} },
  clockCorrected: { severity: 'warning', disposition: 'log', says: "the booth's clock differs from the court's and is corrected", fields: { offsetMs: 'ms' } },
  clockBehindFloor: { severity: 'warning', disposition: 'alarm', says: 'the clock shows a time before the last known one', fields: { behindMs: 'ms' } },

  // a visit
  visitBegan: { severity: 'info', disposition: 'audit', says: 'a person began', fields: { visitId: 'id' } },
  identityChecked: { severity: 'info', disposition: 'audit', says: 'a card was read', fields: { visitId: 'id', cardType: 'word' } },
  consentAnswered: { severity: 'info', disposition: 'audit', says: 'a notice or consent was shown and answered', fields: { visitId: 'id', stage: 'word', textVersion: 'id', answer: 'flag' } },
  documentSigned: { severity: 'info', disposition: 'audit', says: 'a document was signed on the pad', fields: { visitId: 'id', document: 'digest' } },
  cardNotAuthentic: { severity: 'warning', disposition: 'audit', says: 'card and reader did not recognise each other; a person has to look at the card', fields: { visitId: 'id' } },
  inkRejected: { severity: 'error', disposition: 'audit', says: 'the pad sent samples of another session; they were dropped', fields: { visitId: 'id', samples: 'count' } },
  visitEnded: { severity: 'info', disposition: 'audit', says: 'a visit ended and was wiped', fields: { visitId: 'id', reason: 'word', pages: 'count' } },
  statementShown: { severity: 'info', disposition: 'audit', says: 'the court’s own statement was given to the screen for a party whose card was read', fields: { visitId: 'id', agreement: 'id' } },
  statementDiffers: { severity: 'error', disposition: 'audit', says: 'what came as the court’s own statement is not what the court signed for; none of it was shown', fields: { visitId: 'id', agreement: 'id' } },
  statementUnshown: { severity: 'warning', disposition: 'log', says: 'the court’s own statement cannot be shown here: too large, too long, or not to be drawn whole', fields: { visitId: 'id', agreement: 'id' } },
  wipeFailed: { severity: 'error', disposition: 'audit', says: 'something of a visit could not be removed; the booth is out of order', fields: { visitId: 'id' } },

  // a session at this booth
  sessionOpened: { severity: 'info', disposition: 'audit', says: 'a mediation was opened by somebody on the roster', fields: { visitId: 'id', sessionId: 'id', staff: 'id', regime: 'word' } },
  staffRefused: { severity: 'warning', disposition: 'audit', says: 'a card that may not open a session was laid down at the entrance of staff', fields: { visitId: 'id', why: 'word' } },
  noticeTold: { severity: 'info', disposition: 'audit', says: 'a notice was acknowledged at a seat', fields: { sessionId: 'id', seat: 'word', notice: 'id', textVersion: 'id' } },
  actingShown: { severity: 'info', disposition: 'audit', says: 'the papers of somebody who acts for a party were read at the table', fields: { sessionId: 'id', seat: 'word', as: 'word', authority: 'word', pages: 'count' } },
  partyTied: { severity: 'info', disposition: 'audit', says: 'somebody elsewhere was tied to a party after whoever led compared digits and face; the method says whether a chip was read at another booth', fields: { sessionId: 'id', seat: 'word', method: 'word' } },
  agreementSigned: { severity: 'info', disposition: 'audit', says: 'somebody at the table signed the agreement', fields: { sessionId: 'id', seat: 'word', document: 'digest' } },
  applicationSigned: { severity: 'info', disposition: 'audit', says: 'a party signed the joint application for judicial confirmation', fields: { sessionId: 'id', seat: 'word', document: 'digest' } },
  applicationCaptured: { severity: 'info', disposition: 'audit', says: 'a joint application for judicial confirmation was sealed to the court', fields: { sessionId: 'id', document: 'digest' } },
  applicationLeft: { severity: 'info', disposition: 'audit', says: 'a joint application was begun and not made; who did not go on is not kept', fields: { sessionId: 'id' } },
  draftShared: { severity: 'info', disposition: 'log', says: 'the agreement was laid before a live session to be written together, or taken off again', fields: { on: 'word' } },
  switchOffered: { severity: 'info', disposition: 'audit', says: 'another kind of mediation was proposed and explained at the table', fields: { sessionId: 'id', to: 'word' } },
  switchAgreed: { severity: 'info', disposition: 'audit', says: 'a side agreed for itself to another kind of mediation', fields: { sessionId: 'id', to: 'word', seat: 'word' } },
  switchDropped: { severity: 'info', disposition: 'audit', says: 'the other kind of mediation was not gone on with; who did not want it is not kept', fields: { sessionId: 'id', to: 'word' } },
  regimeSwitched: { severity: 'info', disposition: 'audit', says: 'the mediation became one of another kind; the papers of the first stay with it', fields: { sessionId: 'id', from: 'word', to: 'word', staff: 'id' } },
  inkedCaptured: { severity: 'info', disposition: 'audit', says: 'a paper signed by hand was scanned, compared by whoever led and sealed to the court', fields: { sessionId: 'id', document: 'digest', pages: 'count' } },
  guestAsked: { severity: 'info', disposition: 'audit', says: 'every side was asked alone whether a guest may come; who did not want it is not kept', fields: { sessionId: 'id', answer: 'word' } },
  guestCame: { severity: 'info', disposition: 'audit', says: 'a guest of the roster came to the table; they sign and decide nothing', fields: { sessionId: 'id', staff: 'id', role: 'word' } },
  demoJudgmentRefused: { severity: 'warning', disposition: 'log', says: 'a demonstration judgment is not shown here: it is not signed, was changed, is another court’s or its time is over', fields: { why: 'word' } },
  demoJudgmentShown: { severity: 'info', disposition: 'audit', says: 'a demonstration judgment of the court was laid before a table', fields: { sessionId: 'id', judgment: 'id' } },
  paperHandedOver: { severity: 'info', disposition: 'audit', says: 'a paper that is signed by hand was read out whole and given out; whether it was signed is not known here', fields: { sessionId: 'id', document: 'digest' } },
  sessionReasonNoted: { severity: 'info', disposition: 'audit', says: 'whoever led noted why a mediation ended without an agreement, by the pack’s own list', fields: { sessionId: 'id', reason: 'word' } },
  sessionEnded: { severity: 'info', disposition: 'audit', says: 'a mediation ended; who wanted it is not kept', fields: { sessionId: 'id', reason: 'word' } },
  sessionCut: { severity: 'warning', disposition: 'audit', says: 'a mediation was cut by a crash or a power cut; what was signed in it is kept sealed and waits for whoever led it', fields: { sessionId: 'id' } },
  sessionResumed: { severity: 'info', disposition: 'audit', says: 'a mediation that was cut goes on, its people known by their cards again', fields: { visitId: 'id', sessionId: 'id' } },
  keepingFailed: { severity: 'error', disposition: 'alarm', says: 'what was done at a table after a signature could not be kept against a power cut', fields: { sessionId: 'id', kind: 'word' } },

  // a hearing
  hearingFault: { severity: 'warning', disposition: 'audit', says: 'a fault around a hearing was written down for the court', fields: { kind: 'word' } },
  // a group at this booth
  groupOpened: { severity: 'info', disposition: 'audit', says: 'a group with a roster was opened by somebody on the roster of staff', fields: { visitId: 'id', groupId: 'id', staff: 'id' } },
  groupElected: { severity: 'info', disposition: 'audit', says: 'a group elected its representatives; who voted for whom is not kept', fields: { groupId: 'id', representatives: 'count' } },
  groupConsentCaptured: { severity: 'info', disposition: 'audit', says: 'the consent of one member of a group was sealed to the court', fields: { groupId: 'id', no: 'count', document: 'digest' } },
  groupClosed: { severity: 'info', disposition: 'audit', says: 'a group was closed at this booth; who did not consent is not kept', fields: { groupId: 'id', members: 'count', consents: 'count' } },

  // papers of a visit
  pageKept: { severity: 'info', disposition: 'audit', says: 'a scanned page was kept, encrypted', fields: { visitId: 'id', pageId: 'id', bytes: 'count' } },
  pageCleaned: { severity: 'info', disposition: 'audit', says: 'a cleaned copy of a page was kept beside the original, encrypted', fields: { visitId: 'id', pageId: 'id', bytes: 'count' } },
  pageNotChecked: { severity: 'warning', disposition: 'log', says: 'a page could not be looked at and is kept as it came', fields: { kind: 'word' } },
  pageDropped: { severity: 'info', disposition: 'audit', says: 'a scanned page was removed by the person', fields: { visitId: 'id', pageId: 'id' } },
  papersWiped: { severity: 'info', disposition: 'audit', says: "a visit's papers and their key are gone", fields: { visitId: 'id', pages: 'count', filesLeft: 'count' } },
  spoolOrphansRemoved: { severity: 'warning', disposition: 'audit', says: 'papers of a visit that was cut short were removed', fields: { pages: 'count' } },

  // the outbox
  itemCaptured: { severity: 'info', disposition: 'audit', says: 'an item was sealed and queued', fields: { itemId: 'id', seq: 'count', hash: 'digest', files: 'count' } },
  captureRefused: { severity: 'error', disposition: 'log', says: 'an item could not be captured', fields: { kind: 'word' } },
  itemReceipted: { severity: 'info', disposition: 'audit', says: "the court's receipt ended an item", fields: { itemId: 'id', rseq: 'count', hash: 'digest' } },
  itemRejected: { severity: 'error', disposition: 'audit', says: 'the court rejected an item; a person must look at it', fields: { itemId: 'id', rseq: 'count', reason: 'word' } },
  itemDoubted: { severity: 'warning', disposition: 'log', says: 'the court did not take an item; its signed word is awaited', fields: { itemId: 'id', state: 'word' } },
  itemReturnedToQueue: { severity: 'warning', disposition: 'log', says: 'no receipt came in time; the item is sent again', fields: { itemId: 'id', tries: 'count' } },
  outboxOld: { severity: 'warning', disposition: 'alarm', says: 'an item has waited over 24 hours; phone the court', fields: { itemId: 'id', hours: 'count' } },
  receiptIgnored: { severity: 'warning', disposition: 'alarm', says: 'a receipt that proves nothing was ignored', fields: { kind: 'word', total: 'count' } },
  orphanFilesRemoved: { severity: 'info', disposition: 'log', says: 'sealed files of a capture that never finished were removed', fields: { files: 'count' } },

  // the court link
  boothClaimed: { severity: 'info', disposition: 'audit', says: 'the court took this booth in', fields: { boothId: 'id', courtId: 'id', kid: 'id' } },
  claimFailed: { severity: 'warning', disposition: 'log', says: 'the court did not take this booth in', fields: { kind: 'word' } },
  linkChanged: { severity: 'info', disposition: 'log', says: 'the state of the court link changed', fields: { state: 'word', why: 'word' } },
  requestFailed: { severity: 'info', disposition: 'log', says: 'a request to the court failed', fields: { what: 'word', kind: 'word', status: 'count', ms: 'ms' } },
  fileUploaded: { severity: 'info', disposition: 'log', says: 'a sealed file is at the court', fields: { sha256: 'digest', bytes: 'count', ms: 'ms' } },
  socketSilent: { severity: 'warning', disposition: 'log', says: 'the socket was silent for 40 s and was cut', fields: {} },
  frameIgnored: { severity: 'warning', disposition: 'log', says: 'a frame from the court was not understood', fields: { bytes: 'count' } },
} as const satisfies Readonly<Record<string, EventSpec>>; // prettier-ignore

export type EventName = keyof typeof EVENTS;

/** The fields of one event, typed from the catalogue. */
export type EventFields<N extends EventName> = {
  readonly [F in keyof (typeof EVENTS)[N]['fields']]: (typeof EVENTS)[N]['fields'][F] extends FieldKind
    ? FieldValue[(typeof EVENTS)[N]['fields'][F]]
    : never;
};

/** Events that become a link of the audit chain. */
export type AuditName = {
  [N in EventName]: (typeof EVENTS)[N]['disposition'] extends 'audit' ? N : never;
}[EventName];

/** The one way to log: `log('itemCaptured', {…})`. */
export type Log = <N extends EventName>(name: N, fields: EventFields<N>) => void;
