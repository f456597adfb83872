/** The lights of effect: who has signed, what is still missing, and since when an agreement is in effect. Pure. */
import type { Regime } from '../policy.ts';
import type { Light } from './regime.ts';
import { bindersOf, partiesOf, type Session } from './session.ts';

export interface PartyLight {
  readonly party: string;
  readonly at: string | null;
}

export interface Lights {
  readonly parties: readonly PartyLight[];
  readonly others: readonly { readonly light: Light; readonly at: string | null }[];
  /** The moment the regime names, or null while anything it asks for is missing. */
  readonly effectiveAt: string | null;
}

const latest = (times: readonly string[]): string | null =>
  times.length === 0 ? null : times.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b));

/** Only acts on the document as it is locked now count: a signature speaks for the bytes it was given for. */
export function lightsOf(session: Session, regime: Regime): Lights {
  const document = session.agreement.locked;
  const parties = partiesOf(session).map(({ id: party }): PartyLight => {
    const binders = new Set(bindersOf(session, party).map((one) => one.id));
    const act = session.signatures.find(
      (one) => one.act === 'signed' && one.document === document && binders.has(one.by),
    );
    return { party, at: act?.at ?? null };
  });
  const others = regime.needs.map((light) => ({
    light,
    at: session.lights.find((one) => one.light === light)?.at ?? null,
  }));
  const asked = [...parties, ...others.filter(({ light }) => counts(regime, light))];
  const times = asked.flatMap(({ at }) => (at === null ? [] : [at]));
  const whole = parties.length > 0 && times.length === asked.length;
  return { parties, others, effectiveAt: whole ? latest(times) : null };
}

/** On the court's platform the parties' signatures make the effect, whatever else is still to come (在线调解规则 19). */
const counts = (regime: Regime, light: Light): boolean =>
  regime.effect === 'allLights' || (regime.effect === 'court' && light === 'court');
