/** Carries out what the table wishes: the roster, the paper, signatures in the PDF, the sealed packet; and forgets all of it. */
import type { z } from 'zod';
import { SCREEN_PAD, type CardRecord, type PenSample } from '../../contract/devices.ts';
import type { SiteInfo } from '../../contract/link.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { RemoteRefusal } from '../../contract/remote/page.ts';
import type { ClockQuality } from '../../contract/request.ts';
import type { Result } from '../../contract/result.ts';
import type { UnsealedInked } from '../../contract/session/inked.ts';
import { issuerClaim, PAPER, type PacketFileRole, type SignerEvidence, type UnsealedPacket } from '../../contract/session/packet.ts'; // prettier-ignore
import { toBase64Url } from '../../proof/bytes.ts';
import { oneTimeSigner } from '../../proof/certificates.ts';
import { canonicalText, proofText, sealedText } from '../../proof/proof.ts';
import { signPdf } from '../../proof/signPdf.ts';
import type { DocumentJob, DocumentResult } from '../documents/documentMaker.ts';
import { sha256Hex } from '../util/digest.ts';
import type { DocumentMade } from '../visit/visit.ts';
import { applicationPaper, applicationTemplate } from './applicationPaper.ts';
import { agreementPaper, paperName, templateFor } from './agreementPaper.ts';
import { soughtFor, type DemoPorts } from './demoSeeking.ts';
import type { Desk, Signed, Table } from './desk.ts';
import type { RemotePage } from './remote/elsewhere.ts';
import { noteWish, openedBy } from './sessionNotes.ts';
import type { SessionNews, SessionWish } from './wishes.ts';
import { termsOfTable } from './terms.ts';
import { applicationPacketOf, applicationTable, packetOf, placeOf, proofOf, type PacketFacts } from './packetOf.ts'; // prettier-ignore
import { inkedPacketOf, inkedParts, type InkedPart } from './inkedPacket.ts';
import { openableBy, ruledRegime } from './rules.ts';
import { idOf, roleOf } from './seats.ts';
import { withSignature } from './signingTable.ts';
import { createGroupRunner, type GroupPorts } from './group/groupRunner.ts';
import { masterOf } from './group/groupClauses.ts';
import { groupOf, rosterDigest, rosterOf } from './group/rosterFile.ts';
import { authorityParts, partsOf, rosterParts } from './packetParts.ts';
import type { Agreement, Held, Paper } from './heldPaper.ts';
import { createKeeper, type KeeperPorts } from './keeping.ts';
import { staffOf } from './staff.ts';
import { issuerValidity, newTableIssuer, type TableIssuer } from './tableIssuer.ts';

export interface PacketPart {
  readonly name: string;
  readonly role: PacketFileRole;
  readonly mime: string;
  readonly read: () => Uint8Array;
}

export interface SessionPorts extends KeeperPorts, Pick<DemoPorts, 'demoFor'> {
  readonly clock: { now(): number; quality(): ClockQuality };
  newId(): string;
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
  captureInked(
    packet: UnsealedInked,
    parts: readonly InkedPart[],
  ): Promise<Result<{ readonly itemId: string }, { readonly kind: string }>>;
  readonly group: GroupPorts;
  visitId(): string;
  desk(): Desk | null;
  /** To a page elsewhere, over its sealed line. */
  answerPage(to: RemotePage, n: number, refused: RemoteRefusal | null): void;
  tell(news: SessionNews): void;
  /** Locks the draft that others write in; `draftSettled` is told once nobody does. */
  readonly settleDraft?: () => void;
}

export function createSessionRunner(ports: SessionPorts) {
  let paper: Agreement | null = null;
  let application: Paper | null = null;
  let issuer: Promise<TableIssuer> | null = null;
  const keeper = createKeeper(ports);
  const group = createGroupRunner(ports, (told) => ports.tell({ news: 'group', told }));
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
  const validity = () => issuerValidity(ports.clock.now());

  async function tellLater(work: () => Promise<SessionNews>): Promise<void> {
    const mine = round;
    const news = await work();
    if (mine === round) ports.tell(news);
  }

  function begun(sessionId: string): void {
    open = sessionId;
    ports.opened();
    placeFor(sessionId);
  }

  /** What is signed will be kept for the card of whoever leads. */
  function placeFor(sessionId: string): void {
    const lead = table()?.people.lead.identity.card;
    if (lead !== undefined) keeper.begin(sessionId, lead);
  }

  /** Who leads, and what of theirs a crash cut, if anything. */
  async function checkStaff(card: CardRecord): Promise<SessionNews> {
    const member = await staffOf(card, ports.pack().staff);
    // only whoever comes in may find one: another lead of a table that stands has its own
    const mayFind = member !== null && ports.desk()?.stage === 'entrance' && openableBy(ports.pack(), member.role).length > 0; // prettier-ignore
    const found = mayFind ? await keeper.offer(card, member.id) : null;
    const kept = mayFind ? await group.offer(card, member.id) : null;
    const ofGroup = kept === null ? {} : { group: kept.found };
    if (found === null) {
      const half = kept?.held ?? null;
      if (half !== null) [application, issuer] = [half.paper, Promise.resolve(half.issuer)];
      return { news: 'staffChecked', member, ...ofGroup };
    }
    paper = found.held.agreement;
    application = found.held.application;
    issuer = found.held.issuer === null ? null : Promise.resolve(found.held.issuer);
    return { news: 'staffChecked', member, kept: found.kept, ...ofGroup };
  }

  async function seekDemo(): Promise<SessionNews> {
    const here = table();
    return { news: 'demoSought', linked: here === null ? null : await soughtFor(here, ports) };
  }

  async function makePaper(): Promise<SessionNews> {
    const here = table();
    if (here === null) return { news: 'paperFailed', characters: [] };
    const { site, booth } = ports.site();
    const madeAt = ports.clock.quality().wall;
    const terms = termsOfTable(here, madeAt.slice(0, 10), ruledRegime(ports.pack(), here));
    const roster = rosterOf(here);
    const job = agreementPaper(here, ports.pack(), { site, booth, madeAt, terms: sha256Hex(canonicalText(terms)), roster: roster === null ? null : rosterDigest(roster) }); // prettier-ignore
    const mine = round;
    const made = job.ok ? await ports.makePaper(job.value) : job;
    const template = templateFor(here, ports.pack());
    if (!made.ok || !template.ok || mine !== round)
      return { news: 'paperFailed', characters: !made.ok && made.error.kind === 'missingGlyph' ? made.error.characters : [] }; // prettier-ignore
    dropPaper();
    const { pdf, pages, sha256 } = made.value;
    paper = {
      base: pdf.length,
      pdf,
      terms,
      roster,
      evidence: [],
      template: template.value,
      policyVersion: ports.pack().version,
    };
    const document: DocumentMade = { id: ports.newId(), title: template.value.title, pages, sha256 };
    return { news: 'paperMade', document };
  }

  async function addSignature(wish: Extract<SessionWish, { do: 'addSignature' }>): Promise<SessionNews> {
    const failed = { news: 'signatureFailed', why: 'notKept' } as const;
    const here = table();
    const { who, identity, ink, at, remote } = wish;
    const { geometry, pad } = ink;
    const held = wish.of === 'agreement' ? paper : application;
    const document = (wish.of === 'agreement' ? here?.document : here?.application?.document) ?? null;
    if (here === null || held === null || document === null || geometry === null || pad === null)
      return failed;
    const name = paperName(here, who, ports.pack());
    const clock = ports.clock.quality();
    issuer ??= newTableIssuer(`云舱会话 ${here.session?.id ?? ''}`, validity());
    const issuedBy = await issuer;
    // 电子签名法 13: a key for this one signature, made now and forgotten with this call
    const signer = await oneTimeSigner(name, validity(), issuedBy);
    const field = `sign-${held.evidence.length + 1}`;
    const pdf = await signPdf(held.pdf, { field, name, at: new Date(at) }, signer);
    // a member's application is kept with the group
    if (here.applies === null) await keeper.ready(here);
    if (paper !== held && application !== held) return failed;
    const samples = ink.batches.flat();
    const digest = ports.samplesDigest(samples);
    const id = `act-${placeOf(who)}`;
    const evidence: SignerEvidence = {
      v: 1, act: id, who: idOf(here, who), role: roleOf(here, who), card: identity.card, identity: identity.check,
      notices: [...(here.people[who]?.told ?? [])], documentSha256: document.sha256, geometry, pad, samples, gaps: ink.gaps,
      startedAt: ink.startedAt, completedAt: at, clock, samplesSha256: digest, ...(remote === null ? {} : { remote }),
    };
    const onScreen = pad.driver === SCREEN_PAD.identity.driver;
    const signed: Signed = {
      id, who, began: ink.startedAt, done: at, trusted: clock.trusted,
      pad: { model: pad.model.slice(0, 60), serial: onScreen ? '' : pad.serial.slice(0, 60), firmware: pad.firmware.slice(0, 40) },
      samples: digest, remote, field: { name: field, bytes: pdf.length, sha256: sha256Hex(pdf) },
    };
    const more = { pdf, evidence: [...held.evidence, evidence] };
    const next: Held = {
      agreement: paper !== null && held === paper ? { ...paper, ...more } : paper,
      application: application !== null && held === application ? { ...application, ...more } : application,
      issuer: issuedBy,
    };
    const note = { sessionId: here.session?.id ?? '', seat: placeOf(who), document: document.sha256 };
    // from here on it survives a power cut; nothing says "signed" before
    const also = (): void => ports.log(wish.of === 'agreement' ? 'agreementSigned' : 'applicationSigned', note);
    if (!keptWith(withSignature(here, signed), next, issuedBy, also)) return { news: 'signatureFailed', why: 'noRoom' };
    held.pdf.fill(0);
    paper = next.agreement;
    application = next.application;
    return { news: 'signatureAdded', signed };
  } // prettier-ignore

  /** Durable when it is true; false: there is no room. */
  function keptWith(here: Table, held: Held, issuedBy: TableIssuer, also: () => void): boolean {
    if (here.applies === null) return keeper.keep(here, held, also).ok;
    const kept = held.application !== null && group.half(here, held.application, issuedBy);
    if (kept) also();
    return kept;
  }

  /** Pages of today's scanning, or such as came back with what was kept. */
  const readPage = async (id: string): Promise<Uint8Array | null> =>
    group.page(id) ?? (await keeper.readPage(id));

  async function capture(): Promise<SessionNews> {
    const here = table();
    if (here === null || paper === null || issuer === null || here.session === null)
      return { news: 'notCaptured' };
    const clock = ports.clock.quality();
    const facts: PacketFacts = {
      pack: { ...ports.pack(), version: paper.policyVersion }, clock, site: ports.site(), link: ports.online() ? 'online' : 'offline', software: ports.software,
      template: paper.template, baseBytes: paper.base,
    }; // prettier-ignore
    const sealed = await sealedProof(here, facts, issuer);
    if (sealed === null) return { news: 'notCaptured' };
    // one session, one packet: trying again captures the same one
    const packet = {
      ...packetOf(here, facts, here.session.id, sealed.issuer),
      draft: paper.terms,
      ...groupOf(paper.roster),
    };
    if (
      paper.roster !== null &&
      !(await group.pending(masterOf(here, '', clock.wall), here.people.B, readPage))
    )
      return { news: 'notCaptured' };
    const papers = await authorityParts(here, keeper.readPage);
    if (papers === null) return { news: 'notCaptured' };
    const kept = await ports.capturePacket(packet, [
      ...partsOf(paper, PAPER[packet.kind], sealed.proof),
      ...papers,
      ...rosterParts(paper),
    ]);
    for (const page of papers) page.read().fill(0);
    if (!kept.ok) return { news: 'notCaptured' };
    keeper.destroy();
    ended(here.session.id, 'captured');
    return { news: 'captured', itemId: kept.value.itemId, at: clock.wall };
  }

  /** Nothing of it is signed here: the paper as it was read, and its pages as they came back. */
  async function captureInked(): Promise<SessionNews> {
    const failed = { news: 'inkedNotCaptured' } as const;
    const here = table();
    if (here === null || paper === null) return failed;
    const facts: PacketFacts = {
      pack: { ...ports.pack(), version: paper.policyVersion }, clock: ports.clock.quality(), site: ports.site(), link: ports.online() ? 'online' : 'offline',
      software: ports.software, template: paper.template, baseBytes: paper.base,
    }; // prettier-ignore
    const packet = inkedPacketOf(here, facts);
    const parts = await inkedParts(here, paper, keeper.readPage);
    if (packet === null || parts === null) return failed;
    const kept = await ports.captureInked(packet, parts);
    for (const { role, read } of parts) if (role === 'page') read().fill(0);
    if (!kept.ok) return failed;
    ports.log('inkedCaptured', {
      sessionId: packet.session,
      document: packet.document.sha256,
      pages: parts.length - 1,
    });
    return { news: 'inkedCaptured' };
  }

  /** The proof under the booth's seal, and its word for the issuer of this session; null until a court has taken the booth in. */
  async function sealedProof(here: Table, facts: PacketFacts, by: Promise<TableIssuer>) {
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
    application = { base: pdf.length, pdf, evidence: [], template: template.value, policyVersion: ports.pack().version }; // prettier-ignore
    return { news: 'applicationMade', document: { id: ports.newId(), title: template.value.title, pages, sha256 } }; // prettier-ignore
  }

  async function captureApplication(): Promise<SessionNews> {
    const failed = { news: 'applicationNotCaptured' } as const;
    const here = table();
    if (here === null || application === null || issuer === null || here.session === null) return failed;
    const clock = ports.clock.quality();
    const facts: PacketFacts = {
      pack: { ...ports.pack(), version: application.policyVersion }, clock, site: ports.site(), link: ports.online() ? 'online' : 'offline', software: ports.software,
      template: application.template, baseBytes: application.base,
    };
    const sealed = await sealedProof(applicationTable(here), facts, issuer);
    if (sealed === null) return failed;
    const packet = applicationPacketOf(here, facts, sealed.issuer);
    const papers = await authorityParts(here, readPage);
    if (papers === null) return failed;
    const kept = await ports.capturePacket(packet, [...partsOf(application, PAPER[packet.kind], sealed.proof), ...papers]);
    for (const page of papers) page.read().fill(0);
    if (!kept.ok) return failed;
    group.dropHalf();
    keeper.destroy();
    ports.log('applicationCaptured', { sessionId: here.session.id, document: packet.document.sha256 });
    // the next member comes: nothing of this one stays
    if (here.applies !== null) dropApplication();
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
          return void tellLater(() => checkStaff(wish.card));
        case 'settleDraft':
          return ports.settleDraft?.();
        case 'seekDemo':
          return void tellLater(seekDemo);
        case 'makePaper':
          return void tellLater(makePaper);
        case 'addSignature':
          return void tellLater(() => addSignature(wish));
        case 'capture':
          return void tellLater(capture);
        case 'captureInked':
          return void tellLater(captureInked);
        case 'makeApplication':
          return void tellLater(makeApplication);
        case 'captureApplication':
          return void tellLater(captureApplication);
        case 'dropApplication':
          group.dropHalf();
          keeper.destroy();
          dropApplication();
          return ports.log('applicationLeft', { sessionId });
        case 'noteOpened':
          begun(sessionId);
          return ports.log('sessionOpened', { visitId: ports.visitId(), sessionId, staff: openedBy(table()), regime: table()?.session?.regime ?? '' }); // prettier-ignore
        case 'setAside':
          dropPaper();
          placeFor(sessionId);
          return ports.log('regimeSwitched', { sessionId, from: wish.from, to: wish.to, staff: table()?.lead.id ?? '' }); // prettier-ignore
        case 'answerPage':
          return ports.answerPage(wish.to, wish.n, wish.refused);
        case 'noteEnded':
          keeper.destroy();
          keeper.forget();
          dropPaper();
          return ended(sessionId, wish.reason);
        case 'group':
          if (wish.wish.do === 'begin') {
            // nobody sat at that table
            keeper.forget();
            if (open !== null) ended(open, 'group');
          }
          return group.perform(wish.wish);
        case 'resume':
          keeper.take();
          if (table()?.sealed === null) open = sessionId;
          return ports.log('sessionResumed', { visitId: ports.visitId(), sessionId });
        default:
          return noteWish(wish, { log: ports.log, visitId: ports.visitId(), sessionId });
      }
    },
    /** The agreement as it stands, with the signatures it has. */
    documentBytes(id: string): Uint8Array<ArrayBuffer> | null {
      if (application !== null && table()?.application?.document.id === id) return new Uint8Array(application.pdf); // prettier-ignore
      if (paper !== null && table()?.document?.id === id) return new Uint8Array(paper.pdf);
      return group.documentBytes(id);
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
      group.forget();
      void issuer?.then(({ kept }) => kept.fill(0));
      issuer = null;
      // before it is written that people left: a crash in between must not bring them back
      if (!keeper.isOffered()) keeper.destroy();
      keeper.forget();
      if (open !== null) ended(open, 'left');
    },
    /** After every event: what was said since the last signature is kept too. */
    follow(): void {
      keeper.follow(table());
      group.follow(ports.desk());
    },
    /** For tests of forgetting. */
    holdsNothing: (): boolean =>
      paper === null &&
      application === null &&
      issuer === null &&
      keeper.holdsNothing() &&
      group.holdsNothing(),
  };
}
