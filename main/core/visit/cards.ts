/** Cards on the reader: who is it, may the visit go on, and is it still the same person. */
import type { CardRecord, CardWarning } from '../../contract/devices.ts';
import type { CardPurpose } from '../../contract/screen.ts';
import type { CardProblem } from '../../contract/signing.ts';
import type { MattersAnswer } from '../../contract/link.ts';
import { arriveWith } from '../hearing/moves.ts';
import { enterWith } from '../joining/moves.ts';
import { ageOn, cardDate } from '../documents/dates.ts';
import { beginSigning } from './signing.ts';
import { to, type BoothEvent, type Identity, type Moment, type Step, type Visit } from './visit.ts';

type CardEvent = Extract<BoothEvent, { kind: 'cardFound' | 'cardRead' | 'cardFailed' | 'cardLifted' }>;

export function stepCard(visit: Visit, event: CardEvent, moment: Moment): Step {
  const { place } = visit;
  switch (event.kind) {
    case 'cardLifted':
      return to({ ...visit, cardOnReader: false });
    case 'cardFound':
      if (place.kind === 'card' || (place.kind === 'cardProblem' && isRetryable(place.problem))) {
        return to({
          ...visit,
          cardOnReader: true,
          touchedAt: moment.now,
          place: { kind: 'card', purpose: place.purpose, phase: 'reading' },
        });
      }
      return to({ ...visit, cardOnReader: true });
    case 'cardFailed':
      if (place.kind !== 'card') return to(visit);
      return to({
        ...visit,
        touchedAt: moment.now,
        place: {
          kind: 'cardProblem',
          purpose: place.purpose,
          problem: problemOf(event.error.kind),
          held: null,
        },
      });
    case 'cardRead':
      if (place.kind !== 'card') return to(visit);
      return afterRead({ ...visit, cardOnReader: true, touchedAt: moment.now }, place.purpose, event, moment);
  }
}

/** Laying the card down again is enough; no button needed. */
const isRetryable = (problem: CardProblem): boolean =>
  problem === 'removedWhileReading' || problem === 'readFailed' || problem === 'differentPerson';

export function problemOf(kind: string): CardProblem {
  switch (kind) {
    case 'cardRemoved':
      return 'removedWhileReading';
    case 'unsupportedCard':
    case 'selectFailed':
      return 'unsupportedCard';
    case 'authFailed':
      return 'authFailed';
    case 'absent':
    case 'permissionDenied':
    case 'busy':
    case 'disconnected':
    case 'noAnswer':
    case 'ambiguous':
    case 'outOfService':
    case 'samSelfTest':
    case 'samUnauthorised':
      return 'readerOut';
    default:
      return 'readFailed';
  }
}

function afterRead(
  visit: Visit,
  purpose: CardPurpose,
  read: Extract<CardEvent, { kind: 'cardRead' }>,
  moment: Moment,
): Step {
  const identity = identityOf(read.card, read.warnings, read.samNumber, moment);
  if (purpose !== 'identify') {
    // on the straight way to a hearing nobody is known yet: the summons says who it has to be
    // whoever joins a mediation elsewhere is asked there who they are
    const unknownMay = purpose === 'hearing' || purpose === 'joining';
    const same = visit.identity === null ? unknownMay : samePerson(visit.identity.card, read.card);
    if (!same)
      return to(
        { ...visit, place: { kind: 'cardProblem', purpose, problem: 'differentPerson', held: null } },
        { kind: 'watchCard', on: true },
      );
    const fresh: Visit = { ...visit, identity };
    if (purpose === 'hearing') return arriveWith(visit, identity);
    if (purpose === 'joining') return enterWith(visit, identity);
    return purpose === 'sign' ? beginSigning(fresh, moment) : openMatters(fresh);
  }
  const problem = refusal(read.card, read.warnings, moment);
  // a minor's or a broken card is not kept: nothing of it stays beyond this step
  if (problem === 'expired')
    return to({ ...visit, place: { kind: 'cardProblem', purpose, problem, held: identity } });
  if (problem !== null) return to({ ...visit, place: { kind: 'cardProblem', purpose, problem, held: null } });
  return to({ ...visit, place: { kind: 'confirmIdentity', identity } });
}

/** Asks for the card, or says at once that the reader is out. */
export function waitForCard(visit: Visit, purpose: CardPurpose): Step {
  if (visit.readerOut)
    return to(
      { ...visit, place: { kind: 'cardProblem', purpose, problem: 'readerOut', held: null } },
      { kind: 'watchCard', on: true },
    );
  return to(
    { ...visit, place: { kind: 'card', purpose, phase: 'waiting' } },
    { kind: 'watchCard', on: true },
  );
}

export const NOTHING_FOUND: MattersAnswer = { matters: [], agreements: [] };

export function openMatters(visit: Visit): Step {
  return to(
    { ...visit, place: { kind: 'matters', state: 'loading', found: NOTHING_FOUND, opened: null } },
    { kind: 'queryMatters' },
  );
}

/** An expired card turns nobody away: whether it suffices is for a clerk to decide (domain.md 4.1). */
function refusal(card: CardRecord, warnings: readonly CardWarning[], moment: Moment): CardProblem | null {
  if (warnings.includes('checkDigit')) return 'checkDigit';
  if (ageOn(cardDate(card.birth), moment.today) < moment.pack.thresholds.adultAge) return 'minor';
  return warnings.includes('expired') ? 'expired' : null;
}

export function identityOf(
  card: CardRecord,
  warnings: readonly CardWarning[],
  samNumber: string,
  moment: Moment,
): Identity {
  return {
    card,
    tappedAt: moment.now,
    check: {
      method: 'chipCard',
      level: 'L1',
      cardType: card.type,
      warnings: [...warnings],
      samNumber,
      at: moment.at,
    },
  };
}

export const samePerson = (a: CardRecord, b: CardRecord): boolean =>
  a.type === b.type && a.number === b.number;
