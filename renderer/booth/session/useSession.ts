/** What every step of a mediation shares: its words, its taps, and where the table is. */
import type { Seat } from '../../../main/contract/session/parties.ts';
import type {
  PartyView,
  SessionAct,
  SessionScreen,
  SessionStep,
} from '../../../main/contract/sessionScreen.ts';
import { useBooth } from '../../booth.ts';
import type { ProgressProps } from '../../parts/Progress.tsx';
import { useLocal } from '../../text/language.ts';
import { spokenToAll } from '../../text/everybody.ts';
import { isSessionText, useSessionText, type SessionText, type Stage } from '../../text/session.ts';

export type StepOf<N extends SessionStep['at']> = Extract<SessionStep, { at: N }>;
export interface StepProps<N extends SessionStep['at']> {
  readonly screen: SessionScreen;
  readonly step: StepOf<N>;
}

const STAGES: readonly Stage[] = ['staff', 'kind', 'seats', 'notices', 'draft', 'reading', 'signing', 'done'];

const stageOf: Readonly<Record<SessionStep['at'], Stage>> = {
  group: 'seats', elsewhere: 'seats', compare: 'seats', compareSigner: 'signing', staffCard: 'staff', source: 'staff', willing: 'kind', regimes: 'staff', leadCard: 'staff', writer: 'draft', switchTold: 'draft', switchAsk: 'draft', guestWhom: 'draft', guestAsk: 'draft', guestCard: 'draft', ink: 'signing', inkScan: 'signing', inkCompare: 'signing', inkSealing: 'done', halted: 'done', kinds: 'kind', parties: 'seats', standing: 'seats', service: 'notices', payee: 'draft', secured: 'draft', securer: 'draft', securityWay: 'draft', securedThing: 'draft', privacy: 'seats', seatCard: 'seats', seatConfirm: 'seats', capacity: 'seats', ownName: 'seats', ward: 'seats', principal: 'seats', principalNumber: 'seats', authorityPaper: 'seats', authority: 'seats', noAuthority: 'draft', notice: 'notices', demoSeeking: 'notices', demo: 'notices', draft: 'draft', pick: 'draft',
  words: 'draft', payer: 'draft', total: 'draft', count: 'draft', first: 'draft', plan: 'draft', followUp: 'draft', changes: 'draft', making: 'reading', paperProblem: 'draft',
  reading: 'reading', kept: 'signing', returnCard: 'signing', signers: 'signing', signCard: 'signing', sign: 'signing', refusing: 'signing', objecting: 'signing', objection: 'signing', sealing: 'done', captured: 'done', ended: 'done', endReason: 'done',
  offer: 'done', applicationMaking: 'done', applicationPaper: 'done', applicants: 'done', applicationSealing: 'done',
}; // prettier-ignore

export interface SessionScope {
  readonly text: SessionText;
  readonly tap: (act: SessionAct) => void;
  readonly progress: ProgressProps;
  /** 被申请人二, as the table has it. */
  readonly nameOf: (seat: Seat) => string;
  /** The chair a party takes in turn: 甲座. */
  readonly chairOf: (seat: Seat) => string;
  readonly many: boolean;
}

export function useSession({ regime, cost, step, parties }: SessionScreen): SessionScope {
  const { act } = useBooth();
  const words = useSessionText();
  const text = parties.length > 2 ? spokenToAll(words, isSessionText) : words;
  const local = useLocal();
  const stage = stageOf[step.at];
  const partyAt = (seat: Seat): PartyView | undefined => parties.find((one) => one.seat === seat);
  return {
    text,
    nameOf: (seat) => {
      const party = partyAt(seat);
      return party === undefined ? '' : text.party(party.standing, party.nth);
    },
    chairOf: (seat) => text.seatPlace[partyAt(seat)?.chair ?? 'B'],
    many: parties.length > 2,
    tap: (asked) => act({ do: 'session', act: asked }),
    progress: {
      step: STAGES.indexOf(stage) + 1,
      of: STAGES.length,
      words:
        regime === null || cost === null
          ? text.stage[stage]
          : text.where(local(regime), local(cost), text.stage[stage]),
    },
  };
}
