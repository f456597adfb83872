/** Whether a packet is what its kind of mediation allows: who led, which paper, signed how, told what, which lights and since when in effect. Pure. */
import type { PolicyPack, Regime } from '../../contract/policy.ts';
import { BY_HAND, LIGHT_GIVERS } from '../../contract/session/paper.ts';
import { speaks } from '../../contract/session/acting.ts';
import { mayHost } from '../../contract/session/hosting.ts';
import { settlesStatus, USUAL_STATUS, type StatusRule } from '../../contract/session/personalStatus.ts';
import type { Role } from '../../contract/session/roles.ts';
import type { PacketLights, SignedPacket, SignerEvidence } from '../../contract/session/packet.ts';
import type { Proof } from '../../proof/proof.ts';
import type { Refusal } from './flaws.ts';
import { remoteExcluded } from './remoteParts.ts';

/** By the pack the court has now; `null` where it has none. */
export type RegimeRules = {
  readonly regimes: PolicyPack['regimes'];
  readonly agreements: PolicyPack['agreements'];
  readonly personalStatus: PolicyPack['personalStatus'];
  readonly templates: readonly Pick<PolicyPack['templates'][number], 'id' | 'version' | 'title'>[];
} | null;

export type RegimeParts = {
  readonly packet: SignedPacket;
  readonly proof: Proof;
  readonly evidence: readonly SignerEvidence[];
};

/** Of a court that was given no policy yet (民诉法 205: those whose agreements it would confirm). */
const WITHOUT_POLICY: ReadonlySet<string> = new Set(['people', 'courtInvitedPreFiling']);
/** Papers that are of no regime: by what they are. */
const OWN_PAPER = {
  confirmationApplication: 'confirmationApplication',
  groupConsent: 'groupConsent',
} as const;
/** And nobody elsewhere: that takes a policy that says so. */
const NOWHERE = { remote: [] } as const satisfies Pick<Regime, 'remote'>;

const bad = (flaw: Refusal['flaw'], act: string | null = null): Refusal => ({ flaw, act });

/** The first thing that does not fit, or null. */
export function regimeFlaw(parts: RegimeParts, rules: RegimeRules): Refusal | null {
  const { packet } = parts;
  if (rules === null && isOfStatus(packet, USUAL_STATUS)) return bad('signedByHandOnly');
  if (rules === null && parts.proof.participants.some(({ ward }) => ward !== undefined))
    return bad('wardForeign');
  if (rules === null)
    return WITHOUT_POLICY.has(packet.regime) ? remoteExcluded(parts, NOWHERE) : bad('regimeUnknown');
  const regime = rules.regimes.find((one) => one.id === packet.regime);
  if (regime === undefined) return bad('regimeUnknown');
  return (
    // what cannot have become this kind is not asked what this kind allows
    switchFlaw(parts, rules) ??
    signingFlaw(parts, regime, rules) ??
    remoteExcluded(parts, regime) ??
    heldFlaw(packet, regime, rules) ??
    bystanderFlaw(parts, regime) ??
    wardFlaw(parts, rules) ??
    paperFlaw(parts, regime, rules) ??
    toldFlaw(parts, regime) ??
    lightsFlaw(parts, regime)
  );
}

/** What of a packet says how it came about. */
type Held = Pick<SignedPacket, 'regime' | 'switches' | 'people' | 'opening'>;

/** How it came to its kind, who led, who opened it: asked of every packet of a session. */
export const heldFlaw = (packet: Held, regime: Regime, rules: NonNullable<RegimeRules>): Refusal | null =>
  switchFlaw({ packet }, rules) ?? leadFlaw({ packet }, regime) ?? openingFlaw({ packet }, rules);

/** From one kind to the next, each as the one before allows, up to the packet's own. */
function switchFlaw({ packet }: { readonly packet: Held }, rules: NonNullable<RegimeRules>): Refusal | null {
  const switches = packet.switches ?? [];
  const whole = switches.every(({ from, to }, index) => {
    const next = switches[index + 1]?.from ?? packet.regime;
    return to === next && rules.regimes.find((one) => one.id === from)?.switchesTo.includes(to) === true;
  });
  return whole ? null : bad('switchForeign');
}

/** Somebody of staff who may lead this kind was there. */
function leadFlaw({ packet }: { readonly packet: Held }, { leads }: Regime): Refusal | null {
  const led = packet.people.some(({ role, seat }) => seat === 'staff' && leads.includes(role));
  return led ? null : bad('leadForeign');
}

/** Whoever opened it for somebody else may open that kind, sat with the staff, and is no party. */
function openingFlaw(
  { packet }: { readonly packet: Held },
  { regimes }: NonNullable<RegimeRules>,
): Refusal | null {
  if (packet.opening === undefined) return null;
  const { by } = packet.opening;
  const began = packet.switches?.[0]?.from ?? packet.regime;
  const [who, regime] = [packet.people.find(({ id }) => id === by), regimes.find(({ id }) => id === began)];
  const opens = who !== undefined && who.seat === 'staff' && regime !== undefined && mayHost(who.role, regime); // prettier-ignore
  return opens ? null : bad('openingForeign');
}

/** Parties and those who speak for them sign and object, and whoever leads gives a light: of everybody else no act is taken (domain.md 4.12). */
function bystanderFlaw({ packet, proof }: RegimeParts, { leads }: Regime): Refusal | null {
  const acts = ({ role }: { readonly role: Role }): boolean => speaks(role) || leads.includes(role);
  const roles = new Map(proof.participants.map((one) => [one.id, one]));
  const done = proof.acts.find(({ who }) => {
    const one = roles.get(who);
    return one !== undefined && !acts(one);
  });
  if (done !== undefined) return bad('bystanderActed', done.id);
  const told = proof.shown.some(({ who }) => {
    const one = roles.get(who);
    return one !== undefined && !speaks(one.role);
  });
  return told || packet.people.some((one) => one.act !== null && !acts(one)) ? bad('bystanderActed') : null;
}

/** 法释〔2025〕4号: a guardian in their own name asks, in a kind of dispute the pack names, for a child who is masked. */
function wardFlaw({ packet, proof }: RegimeParts, { agreements }: NonNullable<RegimeRules>): Refusal | null {
  const own = proof.participants.filter(({ ward }) => ward !== undefined);
  if (own.length === 0) return null;
  const allowed = agreements.some((one) => one.kind === packet.disputeKind && one.guardianInOwnName);
  const good = own.every(({ role, side, ward }) => role === 'party' && side === 'applicant' && ward?.includes('*') === true); // prettier-ignore
  return allowed && good ? null : bad('wardForeign');
}

/** The paper the regime ends in, by its name where the court knows that version; an application has its own. */
function paperFlaw(
  { packet }: RegimeParts,
  regime: Regime,
  { templates }: NonNullable<RegimeRules>,
): Refusal | null {
  const wanted = packet.kind === 'mediationAgreement' ? regime.endDocument : OWN_PAPER[packet.kind];
  if (packet.document.templateId !== wanted) return bad('templateForeign');
  const known = templates.find(({ id, version }) => id === wanted && version === packet.document.templateVersion); // prettier-ignore
  return known === undefined || known.title['zh-CN'] === packet.document.title
    ? null
    : bad('templateForeign');
}

/** 电子签名法 3 and the pack's own list; an application is captured without the link too (domain.md 4.7). */
function signingFlaw(
  { packet, proof }: RegimeParts,
  regime: Regime,
  { agreements, personalStatus }: NonNullable<RegimeRules>,
): Refusal | null {
  const kind = agreements.find((one) => one.kind === packet.disputeKind);
  if (regime.eSign !== 'allowed' || (kind !== undefined && kind.eSign !== 'allowed'))
    return bad('signedByHandOnly');
  if (packet.kind === 'mediationAgreement' && isOfStatus(packet, personalStatus)) return bad('signedByHandOnly'); // prettier-ignore
  if (packet.kind !== 'confirmationApplication' && packet.link === 'offline' && !regime.withoutLink)
    return bad('needsLink');
  const agent = proof.participants.some(({ role }) => role === 'agent');
  return agent && regime.agents === 'none' ? bad('agentsExcluded') : null;
}

/** What the clauses say, whatever kind of dispute the booth called it. */
const isOfStatus = ({ draft }: RegimeParts['packet'], rules: readonly StatusRule[]): boolean =>
  draft !== undefined &&
  (draft.terms.some(({ kind }) => kind === 'custody') || settlesStatus(draft.terms.map(({ text }) => text), rules)); // prettier-ignore

/** Whoever signed as or for a party was told every notice of this very kind. */
function toldFlaw({ evidence }: RegimeParts, { notices }: Regime): Refusal | null {
  const untold = evidence.find(
    (one) => speaks(one.role) && notices.some((id) => !one.notices.some(({ notice }) => notice === id)),
  );
  return untold === undefined ? null : bad('notTold', untold.act);
}

/** Exactly the lights the regime asks for, each lit by somebody who can, and in effect when the regime says. */
function lightsFlaw({ packet, proof }: RegimeParts, regime: Regime): Refusal | null {
  if (packet.kind !== 'mediationAgreement')
    return packet.lights.others.length === 0 && packet.lights.effectiveAt === null
      ? null
      : bad('lightsForeign');
  const { lights } = packet;
  const named = lights.others.map(({ light }) => light);
  if (named.length !== regime.needs.length || regime.needs.some((light) => !named.includes(light)))
    return bad('lightsForeign');
  const roles = new Map(proof.participants.map(({ id, role }) => [id, role]));
  const given = lights.others.every(({ light, at }) => {
    if (at === null) return true;
    return (
      BY_HAND.includes(light) &&
      proof.acts.some((act) => {
        const role = roles.get(act.who);
        return act.act === 'signed' && sameMoment(act.done.at, at) && role !== undefined && LIGHT_GIVERS[light].includes(role); // prettier-ignore
      })
    );
  });
  if (!given) return bad('lightsForeign');
  return sameMoment(lights.effectiveAt, effectOf(lights, regime)) ? null : bad('lightsForeign');
}

/** When the last of those lights went on that this regime counts; null while one is out. */
function effectOf({ parties, others }: PacketLights, { effect }: Regime): string | null {
  const counted = others.filter(({ light }) => effect === 'allLights' || (effect === 'court' && light === 'court'));
  const times = [...parties, ...counted].map(({ at }) => at);
  if (parties.length === 0 || times.includes(null)) return null;
  return times.reduce((a, b) => (Date.parse(a ?? '') >= Date.parse(b ?? '') ? a : b), times[0] ?? null);
} // prettier-ignore

const sameMoment = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);
