/** Opens a document of a request for a live session: who may, which file, and that it is the very file that was signed. */
import type { CatalogueEntry, LayAsk, PaperWhat, RequestPart } from '../../contract/coview.ts';
import type { LiveRefusal } from '../../contract/live.ts';
import type { RequestBundle, SealedFile } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { openBody, plainFile, type ReadingParts } from '../desk/reading.ts';
import { sha256Hex } from '../digest.ts';
import type { RoomOwner } from '../store/liveRooms.ts';
import { digestOf, evidenceFiles } from './fileVersion.ts';
import { agreementCatalogue, agreementPaper } from './agreementPaper.ts';
import { catalogueOf } from './catalogue.ts';
import type { FoundOnPaper } from './paperSearch.ts';
import type { PictureMaker } from './pictureMaker.ts';

/** A document that can be shown. No plain byte of it is held: each page is opened anew. */
export type OpenPaper = {
  /** The request it is of. */
  readonly matter: string;
  readonly what: PaperWhat;
  readonly sha256: string;
  readonly pages: number;
  picture(page: number): Promise<Result<Uint8Array, 'unreadable'>>;
  /** The file a page is of: of a document the whole, of evidence that page. */
  file(page: number): Promise<Result<PaperFile, 'unreadable'>>;
};
export type PaperFile = { readonly mime: string; readonly bytes: Uint8Array };
const FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

/** Opens papers for one room: the desk's any request, a booth's its own with somebody of it present. */
export type PaperOpener = {
  open(ask: PaperOrder): Promise<Result<OpenPaper, LiveRefusal>>;
  /** The desk's alone: what can be laid of this number, and words in what is laid. */
  catalogue(number: string): Promise<Result<readonly CatalogueEntry[], LiveRefusal>>;
  find(matter: string, what: RequestPart, words: string): Promise<Result<FoundOnPaper, LiveRefusal>>;
  /** What lay on the table when the court's process ended: opened when somebody looks, and only if it is the same still. */
  again(matter: string, laid: LaidFile): OpenPaper;
};
export type PaperOrder = Omit<LayAsk, 't' | 'page'>;
export type LaidFile = Pick<OpenPaper, 'what' | 'sha256' | 'pages'>;

export type PaperParts = ReadingParts & {
  readonly maker: PictureMaker;
  readonly now: () => number;
};

/** An identity number is proven by its end (domain.md 5.4): four characters, of which the last may be an X. */
const TAIL = 4;

export async function openPaper(
  parts: PaperParts,
  host: RoomOwner,
  ask: PaperOrder,
): Promise<Result<OpenPaper, LiveRefusal>> {
  const number = ask.number.trim();
  if (ask.what === 'agreement') return openAgreementPaper(parts, host, number);
  const row = parts.store.matters.numbered(number);
  if (row === null || (host.kind === 'booth' && row.booth !== host.booth)) return err('noSuchPaper');
  const body = await openBody(parts, row.id);
  if (!body.ok) return err('unreadable');
  const { bundle } = body.value;
  // One word for "no such request" and "not yours": a booth learns of nobody's request by trying.
  if (host.kind === 'booth' && !isOfSomebody(bundle, ask.idTail)) return err('noSuchPaper');
  const opened = await fileIn(parts, row.id, bundle, ask.what);
  if (opened.ok) written(parts, host.kind === 'booth' ? host.booth : host.clerk, row.id);
  return opened;
}

/** What the court sealed is the desk's to show. */
async function openAgreementPaper(
  parts: PaperParts,
  host: RoomOwner,
  number: string,
): Promise<Result<OpenPaper, LiveRefusal>> {
  const id = host.kind === 'booth' ? null : parts.store.agreements.numbered(number);
  if (host.kind === 'booth' || id === null) return err('noSuchPaper');
  const opened = await agreementPaper(parts, id);
  if (opened.ok) written(parts, host.clerk, id, 'agreementShown');
  return opened;
}

/** An opening too: names of the evidence are in it. */
export async function openCatalogue(
  parts: PaperParts,
  host: RoomOwner,
  asked: string,
): Promise<Result<readonly CatalogueEntry[], LiveRefusal>> {
  const number = asked.trim();
  if (host.kind === 'booth') return err('deskOnly');
  const row = parts.store.matters.numbered(number);
  if (row !== null) {
    const body = await openBody(parts, row.id);
    if (!body.ok) return err('unreadable');
    written(parts, host.clerk, row.id, 'requestShown');
    return ok(catalogueOf(body.value.bundle));
  }
  const id = parts.store.agreements.numbered(number);
  const entries = id === null ? null : await agreementCatalogue(parts, id);
  if (id === null || entries === null) return err('noSuchPaper');
  written(parts, host.clerk, id, 'agreementShown');
  return ok(entries);
}

function isOfSomebody({ card, request }: RequestBundle, tail: string): boolean {
  const given = tail.trim().toUpperCase();
  const numbers = [
    card.number,
    ...request.respondents.flatMap((one) => (one.kind === 'person' ? [one.idNumber] : [])),
  ];
  return (
    given.length === TAIL &&
    numbers.some((number) => number.length > TAIL && number.slice(-TAIL).toUpperCase() === given)
  );
}

/** Whoever shows a request opens it: that is in the audit like any other opening. */
function written(
  { store, now }: PaperParts,
  who: string,
  id: string,
  event: 'requestShown' | 'agreementShown' = 'requestShown',
): void {
  store.transaction(() => store.audit.write({ at: new Date(now()).toISOString(), who, event, subject: id }));
}

/** Nothing is opened before somebody looks; a file that is not what was laid is nothing. */
export function paperAgain(parts: PaperParts, matter: string, laid: LaidFile): OpenPaper {
  let opening: Promise<Result<OpenPaper, LiveRefusal>> | null = null;
  const opened = async (): Promise<Result<OpenPaper, LiveRefusal>> => {
    const one = await (opening ??= openAgain(parts, matter, laid));
    if (!one.ok) opening = null;
    return one;
  };
  return {
    matter,
    ...laid,
    async picture(page) {
      const one = await opened();
      return one.ok ? one.value.picture(page) : err('unreadable');
    },
    async file(page) {
      const one = await opened();
      return one.ok ? one.value.file(page) : err('unreadable');
    },
  };
}

async function openAgain(
  parts: PaperParts,
  matter: string,
  laid: LaidFile,
): Promise<Result<OpenPaper, LiveRefusal>> {
  const opened = await filedUnder(parts, matter, laid.what);
  if (!opened.ok || opened.value.sha256 !== laid.sha256 || opened.value.pages !== laid.pages)
    return err('unreadable');
  written(parts, 'court', matter, laid.what === 'agreement' ? 'agreementShown' : 'requestShown');
  return opened;
}

async function filedUnder(
  parts: PaperParts,
  matter: string,
  what: PaperWhat,
): Promise<Result<OpenPaper, LiveRefusal>> {
  if (what === 'agreement') return agreementPaper(parts, matter);
  const body = await openBody(parts, matter);
  return body.ok ? fileIn(parts, matter, body.value.bundle, what) : err('unreadable');
}

async function fileIn(
  parts: PaperParts,
  matter: string,
  bundle: RequestBundle,
  what: RequestPart,
): Promise<Result<OpenPaper, LiveRefusal>> {
  const file = what === 'document' ? await documentOf(parts, bundle) : evidenceOf(parts, bundle);
  return file.ok ? ok({ matter, ...file.value }) : file;
}

type PaperIn = Omit<OpenPaper, 'matter'>;

async function documentOf(parts: PaperParts, bundle: RequestBundle): Promise<Result<PaperIn, LiveRefusal>> {
  const file = bundle.files.find(({ role }) => role === 'document');
  if (file === undefined || file.sha256 !== bundle.document.sha256) return err('unreadable');
  const bytes = await whole(parts, file);
  const pages = bytes.ok ? await parts.maker.pagesOf(bytes.value) : bytes;
  if (!pages.ok) return err('unreadable');
  return ok({
    what: 'document',
    sha256: file.sha256,
    pages: pages.value,
    async picture(page) {
      const opened = await whole(parts, file);
      return opened.ok ? parts.maker.documentPage(opened.value, page) : opened;
    },
    file: () => fileOf(parts, file),
  });
}

function evidenceOf(parts: PaperParts, bundle: RequestBundle): Result<PaperIn, LiveRefusal> {
  const files = evidenceFiles(bundle);
  const sha256 = digestOf(bundle, 'evidence');
  if (sha256 === null) return err('noSuchPaper');
  const at = (page: number): SealedFile | undefined => files[page - 1];
  return ok({
    what: 'evidence',
    sha256,
    pages: files.length,
    async picture(page) {
      const file = at(page);
      if (file === undefined) return err('unreadable');
      const opened = await whole(parts, file);
      return opened.ok ? parts.maker.evidence(opened.value) : opened;
    },
    async file(page) {
      const file = at(page);
      return file === undefined ? err('unreadable') : fileOf(parts, file);
    },
  });
}

async function fileOf(parts: PaperParts, file: SealedFile): Promise<Result<PaperFile, 'unreadable'>> {
  const bytes = await whole(parts, file);
  if (!bytes.ok) return bytes;
  // A booth's word becomes a header only where it is one of these.
  const mime = FILE_TYPES.find((type) => type === file.mime) ?? 'application/octet-stream';
  return ok({ mime, bytes: bytes.value });
}

/** The very bytes that were signed for at the booth, or none. */
async function whole({ shelf }: PaperParts, file: SealedFile): Promise<Result<Uint8Array, 'unreadable'>> {
  const bytes = await plainFile(shelf, file);
  return bytes.ok && sha256Hex(bytes.value) === file.sha256 ? bytes : err('unreadable');
}
