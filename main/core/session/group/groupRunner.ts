/** Carries out what a group wishes: keeps it, fetches its roster, makes each member's paper, signs and seals it; and forgets all of it. */
import { SCREEN_PAD } from '../../../contract/devices.ts';
import type { CardRecord } from '../../../contract/devices.ts';
import { unreachable, type Result } from '../../../contract/result.ts';
import type { RosterRow } from '../../../contract/session/group.ts';
import { evidenceName, issuerClaim, AGREEMENT_PROOF, CONSENT_PDF } from '../../../contract/session/packet.ts';
import { toBase64Url } from '../../../proof/bytes.ts';
import { oneTimeSigner } from '../../../proof/certificates.ts';
import { canonicalText, proofText, sealedText } from '../../../proof/proof.ts';
import { signPdf } from '../../../proof/signPdf.ts';
import { printable } from '../../documents/printableText.ts';
import { sha256Hex } from '../../util/digest.ts';
import { instant } from '../../util/instant.ts';
import type { DocumentMade } from '../../visit/visit.ts';
import type { Desk, Table } from '../desk.ts';
import type { Paper } from '../heldPaper.ts';
import type { SessionPorts } from '../sessionRunner.ts';
import { newTableIssuer, type TableIssuer } from '../tableIssuer.ts';
import { consentEvidence, consentPacket, consentProof, type ConsentFacts } from './consentPacket.ts';
import { consentPaper, consentTemplate } from './consentPaper.ts';
import type { GroupDesk, KeptGroup } from './groupDesk.ts';
import { rulesOfGroup } from './groupDesk.ts';
import { createGroupKeeper, type GroupOffer, type ItemOf } from './groupKeeping.ts';
import { payerOf } from './groupTable.ts';
import type { GroupNews, GroupWish } from './groupWishes.ts';

export interface GroupPorts {
  /** Of the outbox, by what an item is of. */
  readonly itemOf: ItemOf;
  /** The roster the court's desk sent to this booth; null: none. */
  fetchRoster(): Promise<Result<readonly RosterRow[] | null, { readonly kind: string }>>;
}

interface HeldConsent {
  readonly no: number;
  readonly pdf: Uint8Array;
  readonly document: DocumentMade;
  readonly annex: string;
  readonly template: { readonly id: string; readonly version: string };
  readonly policyVersion: string;
}

const HOUR_MS = 3_600_000;

export function createGroupRunner(ports: SessionPorts, tell: (news: GroupNews) => void) {
  const keeper = createGroupKeeper(ports.kept, ports.group.itemOf);
  let held: HeldConsent | null = null;
  let round = 0;
  let fullTold = false;

  const groupDesk = (): GroupDesk | null => {
    const desk = ports.desk();
    return desk?.stage === 'group' ? desk : null;
  };

  async function tellLater(work: () => Promise<GroupNews | null>): Promise<void> {
    const mine = round;
    const news = await work();
    if (mine === round && news !== null) tell(news);
  }

  function dropHeld(): void {
    held?.pdf.fill(0);
    held = null;
  }

  const until = (): string => instant(ports.clock.now() + (ports.pack().group?.keptMs ?? 0));

  /** Durable before the screen says it; where the disk is full it is tried again with the next change. */
  function follow(desk: Desk | null): void {
    const kept = keptOf(desk);
    if (kept === null) return;
    const what = keeper.keep(kept);
    if (what === 'full' && !fullTold) ports.log('keepingFailed', { sessionId: kept.group.id, kind: 'diskFull' });
    fullTold = what === 'full';
  } // prettier-ignore

  async function begin(session: string): Promise<GroupNews | null> {
    const desk = groupDesk();
    if (desk === null) return null;
    ports.log('groupOpened', { visitId: ports.visitId(), groupId: session, staff: desk.lead.id });
    if (!(await keeper.begin(desk.group.id, desk.sitter.identity.card))) return null;
    follow(ports.desk());
    return { kind: 'kept', until: until() };
  }

  async function fetchRoster(): Promise<GroupNews> {
    const answer = await ports.group.fetchRoster();
    if (!answer.ok) return { kind: 'rosterMissing', why: 'offline' };
    return answer.value === null
      ? { kind: 'rosterMissing', why: 'noOffer' }
      : { kind: 'rosterCame', rows: answer.value };
  }

  async function makeConsent(): Promise<GroupNews> {
    const desk = groupDesk();
    if (desk === null || desk.step.at !== 'making') return { kind: 'consentNotMade' };
    const { person } = desk.step;
    const { site, booth } = ports.site();
    const job = consentPaper(desk, person, ports.pack(), { site, booth, madeAt: ports.clock.quality().wall });
    const mine = round;
    const made = job.ok ? await ports.makePaper(job.value.job) : job;
    const template = consentTemplate(ports.pack());
    if (!made.ok || !job.ok || !template.ok || mine !== round) return { kind: 'consentNotMade' };
    dropHeld();
    const { pdf, pages, sha256 } = made.value;
    const document: DocumentMade = { id: ports.newId(), title: template.value.title, pages, sha256 };
    held = { no: person.no, pdf, document, annex: job.value.annex, template: template.value, policyVersion: ports.pack().version }; // prettier-ignore
    return { kind: 'consentMade', document };
  }

  async function sealConsent({ ink, at }: Extract<GroupWish, { do: 'sealConsent' }>): Promise<GroupNews> {
    const failed = { kind: 'consentNotSealed' } as const;
    const desk = groupDesk();
    const paper = held;
    const { geometry, pad } = ink;
    if (desk === null || desk.step.at !== 'sealing' || paper === null || geometry === null || pad === null) return failed;
    const { person } = desk.step;
    if (paper.no !== person.no) return failed;
    const now = ports.clock.now();
    const clock = ports.clock.quality();
    const validity = { from: new Date(now - HOUR_MS), to: new Date(now + HOUR_MS) };
    const session = desk.group.master?.session ?? '';
    // 电子签名法 13: issuer and key for this one signature, made now and forgotten with this call
    const issuer = await newTableIssuer(`云舱同意 ${session}`, validity);
    const name = printable(person.identity.card.name);
    const signer = await oneTimeSigner(name, validity, issuer);
    issuer.kept.fill(0);
    const pdf = await signPdf(paper.pdf, { field: 'sign-1', name, at: new Date(at) }, signer);
    if (held !== paper) return failed;
    const samples = ports.samplesDigest(ink.batches.flat());
    const onScreen = pad.driver === SCREEN_PAD.identity.driver;
    const facts: ConsentFacts = {
      pack: { ...ports.pack(), version: paper.policyVersion }, clock, site: ports.site(), link: ports.online() ? 'online' : 'offline', software: ports.software,
      template: paper.template, document: paper.document, baseBytes: paper.pdf.length, annex: paper.annex, samples, signedAt: at,
      pad: { model: pad.model.slice(0, 60), serial: onScreen ? '' : pad.serial.slice(0, 60), firmware: pad.firmware.slice(0, 40) },
      field: { name: 'sign-1', bytes: pdf.length, sha256: sha256Hex(pdf) },
    };
    const certificate = toBase64Url(new Uint8Array(issuer.certificate.rawData));
    const sealed = sealedProof(proofText(consentProof(desk, person, ink, facts)), session, certificate, clock.wall);
    if (sealed === null) return failed;
    const evidence = consentEvidence(person, { ...ink, geometry, pad }, { document: paper.document.sha256, signedAt: at, samples, clock });
    if (!keeper.pendingConsent({ no: person.no, sha256: paper.document.sha256 })) return failed;
    const packet = consentPacket(desk, person, facts, sealed.issuer);
    const bytes = (text: string) => (): Uint8Array => new TextEncoder().encode(text);
    const kept = await ports.capturePacket(packet, [
      { name: CONSENT_PDF, role: 'consent', mime: 'application/pdf', read: () => new Uint8Array(pdf) },
      { name: AGREEMENT_PROOF, role: 'proof', mime: 'application/json', read: bytes(sealed.proof) },
      { name: evidenceName(evidence.act), role: 'signer', mime: 'application/json', read: bytes(canonicalText(evidence)) },
    ]);
    if (!kept.ok) return failed;
    ports.log('groupConsentCaptured', { groupId: desk.group.id, no: person.no, document: paper.document.sha256 });
    pdf.fill(0);
    dropHeld();
    return { kind: 'consentSealed', no: person.no, itemId: kept.value.itemId, at: clock.wall, sha256: paper.document.sha256 };
  } // prettier-ignore

  /** Under the booth's own seal, with its word for the issuer; null until a court has taken the booth in. */
  function sealedProof(text: string, session: string, certificate: string, at: string) {
    const claim = ports.seal(canonicalText(issuerClaim(session, certificate)));
    if (claim === null) return null;
    const said = { by: 'booth', kid: claim.kid, at } as const;
    const seal = ports.seal(sealedText(said, sha256Hex(text)));
    if (seal === null) return null;
    return { proof: canonicalText({ proof: text, seals: [{ ...said, sig: seal.sig }] }), issuer: { certificate, ...claim } }; // prettier-ignore
  }

  function close(): void {
    const desk = groupDesk();
    keeper.destroy();
    keeper.forget();
    if (desk === null) return;
    const consents = desk.group.members.filter(({ consent }) => consent !== null).length;
    ports.log('groupClosed', { groupId: desk.group.id, members: desk.group.members.length, consents });
  }

  return {
    perform(wish: GroupWish): void {
      switch (wish.do) {
        case 'begin':
          return void tellLater(() => begin(wish.session));
        case 'fetchRoster':
          return void tellLater(fetchRoster);
        case 'noteElected': {
          const desk = groupDesk();
          return ports.log('groupElected', { groupId: desk?.group.id ?? '', representatives: desk?.group.representatives.length ?? 0 }); // prettier-ignore
        }
        case 'makeConsent':
          return void tellLater(makeConsent);
        case 'sealConsent':
          return void tellLater(() => sealConsent(wish));
        case 'dropConsent':
          return dropHeld();
        case 'close':
          return close();
        case 'aside':
          return keeper.forget();
        default:
          return unreachable(wish);
      }
    },
    offer: (card: CardRecord, lead: string): Promise<GroupOffer | null> =>
      ports.pack().group === null
        ? Promise.resolve(null)
        : keeper.offer(card, lead, rulesOfGroup({ pack: ports.pack() })),
    /** False: it could not be kept that the agreement is about to be sealed. */
    pending: keeper.pending,
    /** A member's application with one signature, or with both; false: the disk is full. */
    half(table: Table, paper: Paper, issuer: TableIssuer): boolean {
      const { applies, application, people } = table;
      if (applies === null || application === null || people.A === null || people.B === null) return false;
      return keeper.half({ no: applies.no, member: people.A, payer: people.B, application }, paper, issuer);
    },
    dropHalf: keeper.dropHalf,
    page: keeper.page,
    follow,
    documentBytes: (id: string): Uint8Array<ArrayBuffer> | null =>
      held?.document.id === id ? new Uint8Array(held.pdf) : null,
    forget(): void {
      round += 1;
      dropHeld();
      // whoever goes does not go on: half an application is none
      keeper.dropHalf();
      keeper.forget();
    },
    holdsNothing: (): boolean => held === null && keeper.holdsNothing(),
  };
}

/** Of a group's own desk, or of its representatives' table. */
function keptOf(desk: Desk | null): KeptGroup | null {
  if (desk?.stage === 'group') return desk;
  if (desk?.stage !== 'table' || desk.group === null || desk.kind === null) return null;
  const payer = desk.applies === null ? payerOf(desk) : desk.applies.from.payer;
  return { group: desk.group, lead: desk.lead, regime: desk.regime, kind: desk.kind, payer };
}
