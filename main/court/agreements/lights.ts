/** The lights of a received agreement as the court knows them now: those of the packet, and those noted here since. Pure. */
import type { NotedLight, OpenedAgreement } from '../../contract/agreements.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import type { Light } from '../../contract/session/regime.ts';
import { courtDay } from '../worker/numbers.ts';

type Sealed = AgreementPacket['lights'];

/** Those the packet came without. */
export const missingLights = ({ others }: Sealed): readonly Light[] =>
  others.flatMap(({ light, at }) => (at === null ? [light] : []));

/** The day of the last signature of a party: nothing is given on paper before it. */
export const signedDay = ({ parties }: Sealed): string =>
  parties.flatMap(({ at }) => (at === null ? [] : [courtDay(Date.parse(at))])).toSorted().at(-1) ?? ''; // prettier-ignore

/** A day of the court's calendar as a moment: its beginning. */
const momentOf = (date: string): string => `${date}T00:00:00+08:00`;

/** Since when it is in effect: as the booth told, or once the last missing light was noted. Never while one is missing. */
export function lightsNow(
  { lights }: Pick<AgreementPacket, 'lights'>,
  noted: readonly NotedLight[],
): OpenedAgreement['lights'] {
  const others = lights.others.map(({ light, at }) => {
    const note = at === null ? (noted.find((one) => one.light === light) ?? null) : null;
    return { light, at: note === null ? at : momentOf(note.date), noted: note };
  });
  const times = [...lights.parties, ...others].map(({ at }) => at);
  const lit = times.filter((at) => at !== null);
  const whole = lights.parties.length > 0 && lit.length === times.length;
  const last = whole ? lit.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)) : null;
  return { parties: lights.parties, others, effectiveAt: lights.effectiveAt ?? last };
}
