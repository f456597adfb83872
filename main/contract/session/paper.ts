/** The paper of a session: drafted, locked, read, doubted, signed, and given its lights. Pure. */
import { err, unreachable } from '../result.ts';
import type { Regime } from '../policy.ts';
import { speaks } from './acting.ts';
import { cleared, doubted, edited, heard, isHeardBy, openDoubts } from './agreement.ts';
import { lightsOf } from './effect.ts';
import { ended } from './endings.ts';
import type { Light } from './regime.ts';
import type { Role } from './roles.ts';
import type { Participant, Session, SessionEffect, SessionEvent, SessionMoment } from './session.ts';
import { to, type SessionRules, type Stepped } from './table.ts';

type DraftEvent = Extract<SessionEvent, { kind: 'edited' | 'locked' }>;

export function drafted(session: Session, event: DraftEvent): Stepped {
  const { phase, agreement } = session;
  const open = phase.kind === 'drafting' || phase.kind === 'reading' || phase.kind === 'signing';
  if (!open) return err('notNow');
  if (event.kind === 'locked') {
    if (phase.kind !== 'drafting' || agreement.clauses.length === 0) return err('notNow');
    if (agreement.blocks > 0) return err('blocked');
    return to({ ...session, agreement: { ...agreement, locked: event.document } });
  }
  // what was signed stays signed for its own bytes; the new version has to be read and signed anew
  return to({
    ...session,
    phase: { kind: 'drafting' },
    agreement: edited(agreement, event.clauses, event.blocks),
    lights: [],
  });
}

type ReadEvent = Extract<SessionEvent, { kind: 'clauseHeard' | 'doubted' | 'cleared' }>;

export function read(session: Session, who: Participant, event: ReadEvent): Stepped {
  const { phase, agreement } = session;
  if ((phase.kind !== 'reading' && phase.kind !== 'signing') || who.here !== 'admitted') return err('notNow');
  // nobody hears, doubts or understands for a party: neither a helper nor anybody of staff, nor a guest
  if (!speaks(who.role)) return err('notYourPart');
  if (!agreement.clauses.some((clause) => clause.id === event.clause)) return err('otherDocument');
  switch (event.kind) {
    case 'clauseHeard':
      return to({ ...session, agreement: heard(agreement, event.clause, who.id) });
    case 'doubted':
      // a doubt during signing takes the table back to reading: nobody signs over it
      return to({ ...session, phase: { kind: 'reading' }, agreement: doubted(agreement, event.clause, { by: who.id, what: event.what }) }); // prettier-ignore
    case 'cleared':
      return to({ ...session, agreement: cleared(agreement, event.clause, who.id) });
    default:
      return unreachable(event);
  }
}

export function signed(
  session: Session,
  who: Participant,
  event: Extract<SessionEvent, { kind: 'signed' }>,
  regime: Regime,
  rules: SessionRules,
  at: SessionMoment,
): Stepped {
  const { phase, agreement, signatures } = session;
  if (phase.kind !== 'signing' || who.here !== 'admitted') return err('notNow');
  if (!speaks(who.role)) return err('notYourPart');
  if (who.role !== 'party' && !who.maySettle) return err('needsSpecialAuthority');
  if (who.place.kind === 'remote' && regime.remote.length === 0) return err('remoteExcluded');
  if (at.link === 'offline' && (!regime.withoutLink || who.place.kind === 'remote')) return err('needsLink');
  if (event.document !== agreement.locked) return err('otherDocument');
  if (!event.soleControl) return err('notAloneAtPad');
  if (who.identityAt === null || at.now - who.identityAt > rules.freshIdentityMs)
    return err('identityMissing');
  if (openDoubts(agreement) > 0) return err('doubtsOpen');
  if (!isHeardBy(agreement, who.id)) return err('notHeard');
  if (signatures.some((one) => one.by === who.id && one.document === event.document && one.act === 'signed')) return err('alreadySigned'); // prettier-ignore
  const act = { by: who.id, document: event.document, at: at.wall, act: 'signed' } as const;
  const next: Session = { ...session, signatures: [...signatures, act] };
  const all = lightsOf(next, regime).parties.every((party) => party.at !== null);
  return all ? sealedIfWhole(next, regime, { do: 'announce', what: 'allSigned' }) : to(next);
}

export function refusedToSign(
  session: Session,
  who: Participant,
  objects: boolean,
  at: SessionMoment,
): Stepped {
  const { phase, agreement } = session;
  if (phase.kind !== 'signing' && phase.kind !== 'reading') return err('notNow');
  if (!speaks(who.role)) return err('notYourPart');
  const act = {
    by: who.id,
    document: agreement.locked ?? '',
    at: at.wall,
    act: objects ? 'objected' : 'refused',
  } as const;
  const again = session.signatures.some((one) => one.by === act.by && one.act === act.act && one.document === act.document); // prettier-ignore
  if (again) return err('alreadySigned');
  const next: Session = { ...session, signatures: [...session.signatures, act] };
  // an objection is noted and talked about; a refusal ends the mediation (在线调解规则 25)
  return objects ? to({ ...next, phase: { kind: 'reading' } }) : ended(next, 'refusedToSign');
}

/** Lights a person gives at a booth by signing; a seal and the court's word are given elsewhere. */
export const BY_HAND: readonly Light[] = ['mediator', 'officer'];

/** Whose act gives which light. */
export const LIGHT_GIVERS: Readonly<Record<Light, readonly Role[]>> = {
  mediator: ['mediator'],
  organisation: ['mediator', 'judicialOfficer'],
  officer: ['policeOfficer'],
  court: ['judge', 'clerk'],
};

export function lightGiven(
  session: Session,
  who: Participant,
  event: Extract<SessionEvent, { kind: 'lightGiven' }>,
  regime: Regime,
  at: SessionMoment,
): Stepped {
  if (session.phase.kind !== 'signing') return err('notNow');
  if (!regime.needs.includes(event.light) || !LIGHT_GIVERS[event.light].includes(who.role))
    return err('notYourPart');
  if (event.document !== session.agreement.locked) return err('otherDocument');
  if (session.lights.some((one) => one.light === event.light)) return err('alreadySigned');
  if (at.link === 'offline' && (event.light === 'court' || !regime.withoutLink)) return err('needsLink');
  const next: Session = {
    ...session,
    lights: [...session.lights, { light: event.light, by: who.id, at: at.wall }],
  };
  return sealedIfWhole(next, regime);
}

/** Sealed once every party and every light the regime names is there. */
function sealedIfWhole(session: Session, regime: Regime, ...effects: SessionEffect[]): Stepped {
  const { parties, others } = lightsOf(session, regime);
  const whole = [...parties, ...others].every((one) => one.at !== null);
  return whole ? to({ ...session, phase: { kind: 'sealed' } }, ...effects) : to(session, ...effects);
}
