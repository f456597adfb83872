/** The proof of what happened at the table and the packet that carries it to the court, put together from the desk. Pure. */
import type { PolicyPack } from '../../contract/policy.ts';
import type { ClockQuality } from '../../contract/request.ts';
import { lightsOf } from '../../contract/session/effect.ts';
import type { AgreementPacket, ConfirmationPacket, PacketPerson } from '../../contract/session/packet.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import type { Proof, ProofAct } from '../../proof/proof.ts';
import { printable } from '../documents/printableText.ts';
import { maskName, maskPerson } from '../visit/masking.ts';
import { paperName } from './agreementPaper.ts';
import type { Attending, Beside, Objection, Signed, Sitter, Table } from './desk.ts';
import { ruledRegime } from './rules.ts';
import { actingFor, asOf, chairAt, chairOfSeat, everyoneOf, idOf, isMany, isVeiled, maskPrincipal, nameWithCapacity, roleOf, seatsOf, shownName, sideOfSeat } from './seats.ts'; // prettier-ignore

export interface PacketFacts {
  readonly pack: PolicyPack;
  readonly clock: ClockQuality;
  readonly site: { readonly site: string; readonly booth: string; readonly court: string };
  readonly link: 'online' | 'offline';
  readonly software: string;
  readonly template: { readonly id: string; readonly version: string };
  /** Length of the paper before any signature. */
  readonly baseBytes: number;
}

const sideAt = (table: Table, who: Who) => (who === 'lead' ? null : sideOfSeat(table, who));

/** As records name a place: each party has its own, whoever leads is of the staff. */
export const placeOf = (who: Who): Seat | 'staff' => (who === 'lead' ? 'staff' : who);

/** With two parties their sides say it all; with more each is told as it stands in the dispute. */
const partyOf = (table: Table, who: Who) =>
  who === 'lead' || !isMany(table) ? {} : { as: asOf(table, who) };

function known(table: Table) {
  const { document, session } = table;
  if (document === null || session === null) throw new Error('a packet without its paper');
  return { document, session };
}

export function proofOf(table: Table, facts: PacketFacts): Proof {
  const { document, session } = known(table);
  const { pack, clock, site, software, template, baseBytes } = facts;
  // the clock is believed only if it was sure at the beginning and is now
  const trusted = clock.trusted && table.openedAt.trusted;
  const people = everyoneOf(table).flatMap((who) => {
    const sitter = table.people[who];
    return sitter === null ? [] : [{ who, sitter }];
  });
  return {
    v: 1,
    document: {
      title: document.title['zh-CN'], template: template.id, templateVersion: template.version, pages: document.pages, bytes: baseBytes,
      sha256: document.sha256,
    },
    session: {
      id: session.id, regime: session.regime, booth: `${site.site} ${site.booth}`, court: site.court, opened: table.openedAt,
      closed: { at: clock.wall, trusted: clock.trusted },
    },
    participants: [
      ...people.map(({ who, sitter }) => ({
        id: idOf(table, who), role: roleOf(table, who), name: paperName(table, who, pack), side: sideAt(table, who), place: chairAt(table, who),
        ...cameIn(sitter, trusted), ...actingOf(who, sitter), ...wardOf(sitter), ...(sitter.acting === null ? partyOf(table, who) : {}),
      })),
      ...absentOf(table).map(({ seat, name, joinedAt }) => ({
        id: seat, role: 'party' as const, name, side: sideAt(table, seat), place: ABSENT, joinedAt, leftAt: null, identity: [], ...partyOf(table, seat),
      })),
      ...table.attending.map(({ id, member, sitter }) => ({
        id, role: member.role, name: `${printable(sitter.identity.card.name)}（${member.organisation}）`, side: null, place: 'staff', ...cameIn(sitter, trusted),
      })),
      ...table.beside.map((one) => ({
        id: one.id, role: one.role, name: besideName(one, table.apart), side: sideAt(table, one.seat), place: chairAt(table, one.seat),
        ...cameIn(one.sitter, trusted), ...actingOf(one.seat, one.sitter),
      })),
    ],
    versions: table.versions.map(({ version, sha256, at, trusted: sure }) => ({ version: Math.max(1, version), sha256, time: { at, trusted: sure } })),
    shown: table.shown.map(({ who: seat, what, way, ms, at, trusted: sure }) => ({ who: idOf(table, seat), what, way, ms, time: { at, trusted: sure } })),
    devices: devicesOf(table),
    software,
    policyVersion: pack.version,
    acts: [...table.objections.map((one, index) => objectionAct(table, one, index)), ...table.signed.map((one) => ({
      id: one.id, who: idOf(table, one.who), act: 'signed', document: document.sha256, began: { at: one.began, trusted: one.trusted },
      done: { at: one.done, trusted: one.trusted }, seat: chairAt(table, one.who), soleControl: true, pad: one.pad, samples: one.samples, field: one.field,
      ...(one.remote === null ? {} : { remote: one.remote }),
    }) as const)],
  };
} // prettier-ignore

/** Where a party is that has somebody act for it. */
const ABSENT = 'absent';

const cameIn = ({ checks, joinedAt }: Sitter, trusted: boolean) => ({
  joinedAt,
  leftAt: null,
  identity: checks.map(({ method, level, at }) => ({ method, level, time: { at, trusted } })),
});

/** Only where it was asked. */
const wishOf = ({ service }: Sitter) => (service === null ? {} : { service });

/** Masked here too: nobody but the mask is told for whom a guardian asks in their own name. */
const wardOf = ({ ward }: Sitter) => (ward === null ? {} : { ward: maskName(printable(ward)) });

const actingOf = (who: Who, { acting }: Sitter) =>
  acting === null || who === 'lead' ? {} : { acting: actingFor(who, acting) };

const besideName = ({ sitter: { identity, acting } }: Beside, apart: boolean): string => {
  const name = shownName(printable(identity.card.name), apart);
  return acting === null ? name : nameWithCapacity(name, acting, apart);
};

/** Parties whose seat somebody else has. */
function absentOf(table: Table) {
  return seatsOf(table).flatMap((seat) => {
    const sitter = table.people[seat];
    if (sitter === null || sitter.acting === null) return [];
    const { principal } = sitter.acting;
    const { masked, last4 } = maskPrincipal(principal);
    return [
      {
        seat,
        name: shownName(printable(principal.name), isVeiled(sitter.acting, table.apart)),
        masked,
        last4,
        joinedAt: sitter.joinedAt,
      },
    ];
  });
}

/** Beside the signatures, without a judgement: when, by whom, in which words. */
function objectionAct(table: Table, { who, words, began, done, trusted, document }: Objection, index: number): ProofAct {
  return {
    id: `objection-${index + 1}`, who: idOf(table, who), act: 'objected', document, began: { at: began, trusted }, done: { at: done, trusted }, seat: chairAt(table, who),
    soleControl: false, pad: null, samples: null, field: null, words,
  };
} // prettier-ignore

/** Whoever leads always laid a card down here. */
const samOf = ({ identity: { check } }: Sitter): string =>
  check.method === 'chipCard' ? check.samNumber.slice(0, 60) : '';

function devicesOf(table: Table): Proof['devices'] {
  const here = table.signed.filter(({ remote }) => remote === null);
  const pads = new Map(here.map(({ pad }) => [`${pad.model} ${pad.serial}`, pad]));
  return [
    { kind: 'idReader', model: 'SAM', serial: samOf(table.people.lead) },
    ...[...pads.values()].map(({ model, serial }) => ({ kind: 'signaturePad', model, serial })),
  ];
}

function personOf(table: Table, who: Who): PacketPerson[] {
  const sitter = table.people[who];
  if (sitter === null) return [];
  const { card } = sitter.identity;
  const { masked, last4 } = maskPerson(card.name, card.number);
  const signed: Signed | undefined = table.signed.find((one) => one.who === who);
  return [{ id: idOf(table, who), role: roleOf(table, who), side: sideAt(table, who), seat: chairAt(table, who), masked, last4, act: signed?.id ?? null, ...actingOf(who, sitter), ...wardOf(sitter), ...(sitter.acting === null ? partyOf(table, who) : {}), ...wishOf(sitter) }]; // prettier-ignore
}

/** Of an organisation the whole name, which is public; of a person the mask. */
const absentPerson = (table: Table): PacketPerson[] =>
  absentOf(table).map(({ seat, masked, last4 }) => ({
    id: seat,
    role: 'party',
    side: sideAt(table, seat),
    seat: chairOfSeat(table, seat),
    masked,
    last4,
    act: null,
    ...partyOf(table, seat),
  }));

const besidePerson = (table: Table, { id, role, seat, sitter }: Beside): PacketPerson => {
  const { masked, last4 } = maskPerson(sitter.identity.card.name, sitter.identity.card.number);
  return {
    id,
    role,
    side: sideAt(table, seat),
    seat: chairOfSeat(table, seat),
    masked,
    last4,
    act: null,
    ...actingOf(seat, sitter),
  };
};

function attendingPerson({ id, member, sitter }: Attending): PacketPerson {
  const { masked, last4 } = maskPerson(sitter.identity.card.name, sitter.identity.card.number);
  return { id, role: member.role, side: null, seat: 'staff', masked, last4, act: null };
}

/** Whoever opened it for somebody else sits first among those who attend. */
function openingOf({ intake, attending }: Table): Pick<AgreementPacket, 'opening'> {
  const by = attending[0]?.id;
  if (intake === null || intake.consentAt === null || by === undefined) return {};
  return { opening: { by, source: intake.source, consentAt: intake.consentAt } };
}

/** What every packet of a table says: where and when, which paper, who was there, how it came about. */
export function bareOf(table: Table, facts: PacketFacts) {
  const { document, session } = known(table);
  const { pack, clock, site, link, template, baseBytes } = facts;
  if (table.kind === null) throw new Error('a packet without a kind of dispute');
  const regime = ruledRegime(pack, table);
  return {
    session: session.id, regime: session.regime, disputeKind: table.kind, capturedAt: clock.wall,
    // without the link the machine took no signature of a regime that needs it
    clock, link: regime.withoutLink ? link : ('online' as const), site: site.site, booth: site.booth, policyVersion: pack.version,
    document: {
      title: document.title['zh-CN'], templateId: template.id, templateVersion: template.version, pages: document.pages, bytes: baseBytes,
      sha256: document.sha256,
    },
    people: [...everyoneOf(table).flatMap((who) => personOf(table, who)), ...absentPerson(table), ...table.attending.map(attendingPerson), ...table.beside.map((one) => besidePerson(table, one))],
    ...openingOf(table),
    ...(table.linked === null ? {} : { groupKey: table.linked.key }),
    ...(table.apart ? { apart: true as const } : {}),
    ...(session.switches.length === 0 ? {} : { switches: session.switches.map(({ from, to, at }) => ({ from, to, at })) }),
  };
} // prettier-ignore

/** Booths whose word on a card stands in the proof: the court looks their keys up. */
function readersOf({ signed }: Table): Pick<AgreementPacket, 'readers'> {
  const kids = new Set(signed.flatMap(({ remote }) => remote?.booth?.kid ?? []));
  return kids.size === 0 ? {} : { readers: [...kids] };
}

export function packetOf(
  table: Table,
  facts: PacketFacts,
  id: string,
  issuer: AgreementPacket['issuer'],
): Omit<AgreementPacket, 'files'> {
  const lights = lightsOf(known(table).session, ruledRegime(facts.pack, table));
  return {
    ...bareOf(table, facts), schema: 'agreement/1', id, kind: 'mediationAgreement',
    lights: { parties: lights.parties.map((one) => ({ ...one })), others: lights.others.map((one) => ({ ...one })), effectiveAt: lights.effectiveAt },
    followUp: table.followUp,
    ...readersOf(table),
    issuer,
  };
} // prettier-ignore

/** The table as the proof of the application sees it: this paper, these signatures, who was there. */
export function applicationTable(table: Table): Table {
  const { application, openedAt } = table;
  if (application === null) throw new Error('no application');
  const { document, shown, signed } = application;
  const made = { version: 1, sha256: document.sha256, at: signed[0]?.began ?? openedAt.at, trusted: openedAt.trusted, clauses: [] };
  return { ...table, document, shown, signed, objections: [], versions: [made] };
} // prettier-ignore

/** The item of the application, beside the agreement's own, which goes by the session; each member of a group has one. */
export const applicationId = (session: string, member: number | null = null): string =>
  member === null ? `${session}-jc` : `${session}-jc-${member}`;

export function applicationPacketOf(
  table: Table,
  facts: PacketFacts,
  issuer: AgreementPacket['issuer'],
): Omit<ConfirmationPacket, 'files'> {
  const { document, session } = known(table);
  const { followUp: _followUp, group: _group, ...packet } = packetOf(applicationTable(table), facts, applicationId(session.id, table.applies?.no ?? null), issuer);
  const signedAt = (seat: Seat): string | null => table.application?.signed.find((one) => one.who === seat)?.done ?? null; // prettier-ignore
  return {
    ...packet,
    schema: 'confirmation/1',
    kind: 'confirmationApplication',
    agreement: { title: document.title['zh-CN'], sha256: document.sha256 },
    ...(table.applies === null ? {} : { member: { no: table.applies.no, annex: table.applies.annex, consent: table.applies.consent } }),
    lights: { parties: seatsOf(table).map((seat) => ({ party: seat, at: signedAt(seat) })), others: [], effectiveAt: null },
  };
} // prettier-ignore
