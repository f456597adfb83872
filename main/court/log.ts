/** The court's events as one JSON line each on stderr: ids, counts and kinds only, never a name, a number of a card or a token. */

export type CourtEvent =
  | 'started'
  | 'stopped'
  | 'boothClaimed'
  | 'claimRefused'
  | 'boothRevoked'
  | 'codeIssued'
  | 'requestRefused'
  | 'itemsStored'
  | 'itemRejected'
  | 'fileStored'
  | 'fileRefused'
  | 'itemCompleted'
  | 'sealBroken'
  | 'requestOpened'
  | 'requestDecided'
  | 'requestSearched'
  | 'agreementReceived'
  | 'agreementRefused'
  | 'inkedReceived'
  | 'inkedRefused'
  | 'consentReceived'
  | 'consentRefused'
  | 'rosterSent'
  | 'applicationReceived'
  | 'applicationRefused'
  | 'applicationAnswered'
  | 'agreementCheckFailed'
  | 'agreementAnswered'
  | 'policyPackRefused'
  | 'policyPackLoaded'
  | 'socketOpened'
  | 'socketClosed'
  | 'liveRoomOpened'
  | 'liveRoomEnded'
  | 'liveRoomRestored'
  | 'liveRoomUnreadable'
  | 'liveNotKept'
  | 'liveSeatTaken'
  | 'liveSeatGone'
  | 'liveFault'
  | 'livePaper'
  | 'liveDraft'
  | 'liveRefused'
  | 'recording'
  | 'recordingSealed'
  | 'recordingDamaged'
  | 'recordingLeftOver'
  | 'recordingNotCollected'
  | 'relayUp'
  | 'relayDown'
  | 'relayRefused'
  | 'hearingMade'
  | 'hearingStepped'
  | 'hearingRefused'
  | 'recordAnswered'
  | 'recordRefused'
  | 'failed';

export type Log = (event: CourtEvent, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/** Writes to stderr, so that stdout stays free for the one line that says where the court listens. */
export function stderrLog(now: () => number): Log {
  return (event, fields) => {
    process.stderr.write(JSON.stringify({ at: new Date(now()).toISOString(), event, ...fields }) + '\n');
  };
}
