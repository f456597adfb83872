/** Carries out what the table wishes: the roster, the paper, signatures in the PDF, the sealed packet; and forgets all of it. */
import type { z } from 'zod';
import { SCREEN_PAD, type PenSample } from '../../contract/devices.ts';
import type { Log } from '../../contract/events.ts';
import type { SiteInfo } from '../../contract/link.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { ClockQuality } from '../../contract/request.ts';
import { unreachable, type Result } from '../../contract/result.ts';
import { AGREEMENT_PROOF, authorityName, evidenceName, issuerClaim, PAPER, type PacketFileRole, type SignerEvidence, type UnsealedPacket } from '../../contract/session/packet.ts'; // prettier-ignore
import type { AgreementDraft } from '../../contract/session/terms.ts';
import { toBase64Url } from '../../proof/bytes.ts';
import { newRoot, oneTimeSigner, type Issuer } from '../../proof/certificates.ts';
import { canonicalText, proofText, sealedText } from '../../proof/proof.ts';
import { signPdf } from '../../proof/signPdf.ts';
import type { DocumentJob, DocumentResult } from '../documents/documentMaker.ts';
import { sha256Hex } from '../util/digest.ts';
import type { DocumentMade } from '../visit/visit.ts';
import { applicationPaper, applicationTemplate } from './applicationPaper.ts';
import { agreementPaper, paperName, templateFor } from './agreementPaper.ts';
import type { Desk, SessionNews, SessionWish, Table } from './desk.ts';
import { termsOfTable } from './drafting.ts';
import {
  applicationPacketOf,
  applicationTable,
  packetOf,
  proofOf,
  seatOf,
  type PacketFacts,
} from './packetOf.ts';
import { ruledRegime } from './rules.ts';
import { idOf, roleOf, SEATS } from './seats.ts';
import { staffOf } from './staff.ts';

export interface PacketPart {
  readonly name: string;
  readonly role: PacketFileRole;
  readonly mime: string;
  readonly read: () => Uint8Array;
}

export interface SessionPorts {
  readonly clock: { now(): number; quality(): ClockQuality };
  newId(): string;
  readonly log: Log;
  pack(): PolicyPack;
  site(): z.infer<typeof SiteInfo>;
  online(): boolean;
  readonly software: string;
  /** A mediation was opened: what happened to the one before needs no more telling. */
  opened(): void;
  makePaper(job: DocumentJob): Promise<DocumentResult>;
  samplesDigest(samples: readonly PenSample[]): string;
  /** Ed25519 of the booth's own key over the text; null until a court has taken the booth in. */
  seal(text: string): { readonly kid: string; readonly sig: string } | null;
  capturePacket(
    packet: UnsealedPacket,
    parts: readonly PacketPart[],
  ): Promise<Result<{ readonly itemId: string }, { readonly kind: string }>>;
  /** A page of this visit as it was scanned; a fresh copy, null when it cannot be read. */
  readPage(id: string): Promise<Uint8Array | null>;
  visitId(): string;
  desk(): Desk | null;
  tell(news: SessionNews): void;
}

const HOUR_MS = 3_600_000;
/** A session's issuer is believed from a little before it was made, for clocks, to the end of a long day. */
const ISSUER_HOURS = { before: 1, after: 24 } as const;

interface Paper {
  readonly base: number;
  pdf: Uint8Array;
  readonly evidence: SignerEvidence[];
}
type Agreement = Paper & { readonly terms: AgreementDraft };

export function createSessionRunner(ports: SessionPorts) {
  let paper: Agreement | null = null;
  let application: Paper | null = null;
  let issuer: Promise<Issuer> | null = null;
  /** What was begun for a session that is over is told to nobody. */
  let round = 0;
  /** The session that was opened and has not ended. */
  let open: string | null = null;

  function ended(sessionId: string, reason: string): void {
    open = null;
    ports.log('sessionEnded', { sessionId, reason });
  }

  const table = (): Table | null => {
    const desk = ports.desk();
    return desk?.stage === 'table' ? desk : null;
  };
  const validity = () => {
    const now = ports.clock.now();
    return { from: new Date(now - ISSUER_HOURS.before * HOUR_MS), to: new Date(now + ISSUER_HOURS.after * HOUR_MS) }; // prettier-ignore
  };

  async function tellLater(work: () => Promise<SessionNews>): Promise<void> {
    const mine = round;
    const news = await work();
    if (mine === round) ports.tell(news);
  }

  async function makePaper(): Promise<SessionNews> {
    const here = table();
    if (here === null) return { news: 'paperFailed', characters: [] };
    const { site, booth } = ports.site();
    const madeAt = ports.clock.quality().wall;
    const terms = termsOfTable(here, madeAt.slice(0, 10), ruledRegime(ports.pack(), here));
    const job = agreementPaper(here, ports.pack(), { site, booth, madeAt, terms: sha256Hex(canonicalText(terms)) }); // prettier-ignore
    const mine = round;
    const made = job.ok ? await ports.makePaper(job.value) : job;
    const template = templateFor(here, ports.pack());
    if (!made.ok || !template.ok || mine !== round)
      return { news: 'paperFailed', characters: !made.ok && made.error.kind === 'missingGlyph' ? made.error.characters : [] }; // prettier-ignore
    dropPaper();
    const { pdf, pages, sha256 } = made.value;
    paper = { base: pdf.length, pdf, terms, evidence: [] };
    const document: DocumentMade = { id: ports.newId(), title: template.value.title, pages, sha256 };
    return { news: 'paperMade', document };
  }

  async function addSignature(wish: Extract<SessionWish, { do: 'addSignature' }>): Promise<SessionNews> {
    const here = table();
    const { who, identity, ink, at } = wish;
    const { geometry, pad } = ink;
    const held = wish.of === 'agreement' ? paper : application;
    const document = (wish.of === 'agreement' ? here?.document : here?.application?.document) ?? null;
    if (here === null || held === null || document === null || geometry === null || pad === null)
      return { news: 'signatureFailed' };
    const name = paperName(here, who, ports.pack());
    const clock = ports.clock.quality();
    issuer ??= newRoot(`云舱会话 ${here.session?.id ?? ''}`, validity());
    // 电子签名法 13: a key for this one signature, made now and forgotten with this call
    const signer = await oneTimeSigner(name, validity(), await issuer);
    const field = `sign-${held.evidence.length + 1}`;
    const pdf = await signPdf(held.pdf, { field, name, at: new Date(at) }, signer);
    if (paper !== held && application !== held) return { news: 'signatureFailed' };
    const samples = ink.batches.flat();
    const digest = ports.samplesDigest(samples);
    const id = `act-${seatOf(who)}`;
    held.pdf.fill(0);
    held.pdf = pdf;
    held.evidence.push({
      v: 1, act: id, who: idOf(here, who), role: roleOf(here, who), card: identity.card, identity: identity.check,
      notices: [...(here.people[who]?.told ?? [])], documentSha256: document.sha256, geometry, pad, samples, gaps: ink.gaps,
      startedAt: ink.startedAt, completedAt: at, clock, samplesSha256: digest,
    }); // prettier-ignore
    const signedWhat = wish.of === 'agreement' ? 'agreementSigned' : 'applicationSigned';
    ports.log(signedWhat, {
      sessionId: here.session?.id ?? '',
      seat: seatOf(who),
      document: document.sha256,
    });
    const onScreen = pad.driver === SCREEN_PAD.identity.driver;
    return {
      news: 'signatureAdded',
      signed: {
        id, who, began: ink.startedAt, done: at, trusted: clock.trusted,
        pad: { model: pad.model.slice(0, 60), serial: onScreen ? '' : pad.serial.slice(0, 60), firmware: pad.firmware.slice(0, 40) },
        samples: digest, field: { name: field, bytes: pdf.length, sha256: sha256Hex(pdf) },
      },
    }; // prettier-ignore
  }

  async function capture(): Promise<SessionNews> {
    const here = table();
    if (here === null || paper === null || issuer === null || here.session === null)
      return { news: 'notCaptured' };
    const template = templateFor(here, ports.pack());
    if (!template.ok) return { news: 'notCaptured' };
    const clock = ports.clock.quality();
    const facts: PacketFacts = {
      pack: ports.pack(), clock, site: ports.site(), link: ports.online() ? 'online' : 'offline', software: ports.software,
      template: template.value, baseBytes: paper.base,
    }; // prettier-ignore
    const sealed = await sealedProof(here, facts, issuer);
    if (sealed === null) return { news: 'notCaptured' };
    // one session, one packet: trying again captures the same one
    const packet = {
      ...packetOf(here, facts, here.session.id, sealed.issuer),
      draft: paper.terms,
    };
    const papers = await authorityParts(here, ports.readPage);
    if (papers === null) return { news: 'notCaptured' };
    const kept = await ports.capturePacket(packet, [
      ...partsOf(paper, PAPER[packet.kind], sealed.proof),
      ...papers,
    ]);
    for (const page of papers) page.read().fill(0);
    if (!kept.ok) return { news: 'notCaptured' };
    ended(here.session.id, 'captured');
    return { news: 'captured', itemId: kept.value.itemId, at: clock.wall };
  }

  /** The proof under the booth's seal, and its word for the issuer of this session; null until a court has taken the booth in. */
  async function sealedProof(here: Table, facts: PacketFacts, by: Promise<Issuer>) {
    const text = proofText(proofOf(here, facts));
    const certificate = toBase64Url(new Uint8Array((await by).certificate.rawData));
    const claim = ports.seal(canonicalText(issuerClaim(here.session?.id ?? '', certificate)));
    if (claim === null) return null;
    const said = { by: 'booth', kid: claim.kid, at: facts.clock.wall } as const;
    const seal = ports.seal(sealedText(said, sha256Hex(text)));
    if (seal === null) return null;
    const proof = canonicalText({ proof: text, seals: [{ ...said, sig: seal.sig }] });
    return { proof, issuer: { certificate, ...claim } };
  }

  async function makeApplication(): Promise<SessionNews> {
    const here = table();
    const { site, booth, court } = ports.site();
    const madeAt = ports.clock.quality().wall;
    if (here === null) return { news: 'applicationFailed' };
    const job = applicationPaper(here, ports.pack(), { site, booth, court, madeAt });
    const mine = round;
    const made = job.ok ? await ports.makePaper(job.value) : job;
    const template = applicationTemplate(ports.pack());
    if (!made.ok || !template.ok || mine !== round) return { news: 'applicationFailed' };
    dropApplication();
    const { pdf, pages, sha256 } = made.value;
    application = { base: pdf.length, pdf, evidence: [] };
    return { news: 'applicationMade', document: { id: ports.newId(), title: template.value.title, pages, sha256 } }; // prettier-ignore
  }

  async function captureApplication(): Promise<SessionNews> {
    const failed = { news: 'applicationNotCaptured' } as const;
    const here = table();
    const template = applicationTemplate(ports.pack());
    if (here === null || application === null || issuer === null || here.session === null || !template.ok) return failed;
    const clock = ports.clock.quality();
    const facts: PacketFacts = {
      pack: ports.pack(), clock, site: ports.site(), link: ports.online() ? 'online' : 'offline', software: ports.software,
      template: template.value, baseBytes: application.base,
    };
    const sealed = await sealedProof(applicationTable(here), facts, issuer);
    if (sealed === null) return failed;
    const packet = applicationPacketOf(here, facts, sealed.issuer);
    const papers = await authorityParts(here, ports.readPage);
    if (papers === null) return failed;
    const kept = await ports.capturePacket(packet, [...partsOf(application, PAPER[packet.kind], sealed.proof), ...papers]);
    for (const page of papers) page.read().fill(0);
    if (!kept.ok) return failed;
    ports.log('applicationCaptured', { sessionId: here.session.id, document: packet.document.sha256 });
    return { news: 'applicationCaptured', itemId: kept.value.itemId, at: clock.wall };
  } // prettier-ignore

  function dropPaper(): void {
    paper?.pdf.fill(0);
    paper = null;
  }

  function dropApplication(): void {
    application?.pdf.fill(0);
    application = null;
  }

  return {
    perform(wish: SessionWish): void {
      const sessionId = table()?.session?.id ?? '';
      switch (wish.do) {
        case 'checkStaff':
          return void tellLater(async () => ({ news: 'staffChecked', member: await staffOf(wish.card, ports.pack().staff) })); // prettier-ignore
        case 'makePaper':
          return void tellLater(makePaper);
        case 'addSignature':
          return void tellLater(() => addSignature(wish));
        case 'capture':
          return void tellLater(capture);
        case 'makeApplication':
          return void tellLater(makeApplication);
        case 'captureApplication':
          return void tellLater(captureApplication);
        case 'dropApplication':
          dropApplication();
          return ports.log('applicationLeft', { sessionId });
        case 'noteRefused':
          return ports.log('staffRefused', { visitId: ports.visitId(), why: wish.why });
        case 'noteTold':
          return ports.log('noticeTold', { sessionId, seat: wish.seat, notice: wish.notice, textVersion: wish.version }); // prettier-ignore
        case 'noteActing':
          return ports.log('actingShown', { sessionId, seat: wish.seat, as: wish.as, authority: wish.authority, pages: wish.pages }); // prettier-ignore
        case 'noteOpened':
          open = sessionId;
          ports.opened();
          return ports.log('sessionOpened', { visitId: ports.visitId(), sessionId, staff: openedBy(table()), regime: table()?.session?.regime ?? '' }); // prettier-ignore
        case 'noteSwitchOffered':
          return ports.log('switchOffered', { sessionId, to: wish.to });
        case 'noteSwitchAgreed':
          return ports.log('switchAgreed', { sessionId, to: wish.to, seat: wish.seat });
        case 'noteSwitchDropped':
          return ports.log('switchDropped', { sessionId, to: wish.to });
        case 'setAside':
          dropPaper();
          return ports.log('regimeSwitched', { sessionId, from: wish.from, to: wish.to, staff: table()?.lead.id ?? '' }); // prettier-ignore
        case 'noteHandedOver':
          return ports.log('paperHandedOver', { sessionId, document: wish.document });
        case 'noteEnded':
          dropPaper();
          return ended(sessionId, wish.reason);
        case 'noteReason':
          return ports.log('sessionReasonNoted', { sessionId, reason: wish.reason });
        default:
          return unreachable(wish);
      }
    },
    /** The agreement as it stands, with the signatures it has. */
    documentBytes(id: string): Uint8Array<ArrayBuffer> | null {
      if (application !== null && table()?.application?.document.id === id) return new Uint8Array(application.pdf); // prettier-ignore
      return paper !== null && table()?.document?.id === id ? new Uint8Array(paper.pdf) : null;
    },
    /** Only what was captured is printed, or what is signed by hand: a copy before the last signature could be taken for the agreement. */
    printable(): Uint8Array<ArrayBuffer> | null {
      const where = table()?.step.at;
      return paper !== null && (where === 'captured' || where === 'ink') ? new Uint8Array(paper.pdf) : null;
    },
    /** Paper, strokes, cards and the issuer's key: nothing of anybody stays. */
    forget(): void {
      round += 1;
      dropPaper();
      dropApplication();
      issuer = null;
      if (open !== null) ended(open, 'left');
    },
    /** For tests of forgetting. */
    holdsNothing: (): boolean => paper === null && application === null && issuer === null,
  };
}

/** Of whoever opened it, where somebody else leads. */
const openedBy = (table: Table | null): string => (table?.attending[0]?.member ?? table?.lead)?.id ?? '';

const json = (value: unknown) => (): Uint8Array => new TextEncoder().encode(canonicalText(value));

function partsOf(
  { pdf, evidence }: Paper,
  file: Pick<PacketPart, 'name' | 'role'>,
  proof: string,
): readonly PacketPart[] {
  return [
    { ...file, mime: 'application/pdf', read: () => new Uint8Array(pdf) },
    { name: AGREEMENT_PROOF, role: 'proof', mime: 'application/json', read: () => new TextEncoder().encode(proof) }, // prettier-ignore
    ...evidence.map((one): PacketPart => ({ name: evidenceName(one.act), role: 'signer', mime: 'application/json', read: json(one) })), // prettier-ignore
  ];
}

/** Everybody who acts or acted for a party, with the pages they showed; null when one of them cannot be read any more. */
async function authorityParts(
  table: Table,
  readPage: SessionPorts['readPage'],
): Promise<readonly PacketPart[] | null> {
  const acting = [
    ...SEATS.map((seat) => ({ id: idOf(table, seat), sitter: table.people[seat] })),
    ...table.beside,
  ];
  const parts: PacketPart[] = [];
  for (const { id, sitter } of acting) {
    for (const [index, page] of (sitter?.acting?.pages ?? []).entries()) {
      const bytes = await readPage(page.id);
      if (bytes === null) return null;
      parts.push({ name: authorityName(id, index + 1), role: 'authority', mime: page.mime, read: () => bytes }); // prettier-ignore
    }
  }
  return parts;
}
