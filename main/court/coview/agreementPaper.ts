/** A sealed agreement that the court holds, as it is laid: the paper with its signatures, opened for the desk alone. */
import type { CatalogueEntry } from '../../contract/coview.ts';
import type { LiveRefusal } from '../../contract/live.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { AGREEMENT_PDF, type AgreementPacket } from '../../contract/session/packet.ts';
import { openBody, openFiles, type OpeningParts } from '../agreements/openPacket.ts';
import type { OpenPaper } from './openPaper.ts';
import type { PictureMaker } from './pictureMaker.ts';

export type AgreementPaperParts = OpeningParts & { readonly maker: PictureMaker };

/** Only what was received under the court's seal: what was refused stays closed. */
export async function agreementPaper(
  parts: AgreementPaperParts,
  id: string,
): Promise<Result<OpenPaper, LiveRefusal>> {
  const packet = await received(parts, id);
  if (packet === null) return err('noSuchPaper');
  const file = packet.files.find(({ name }) => name === AGREEMENT_PDF);
  if (file === undefined) return err('unreadable');
  // No plain byte is held: each page opens the one file anew, and only bytes of the digest in the packet.
  const whole = async (): Promise<Result<Uint8Array, 'unreadable'>> => {
    const files = await openFiles(parts, { files: [file] });
    const bytes = files.ok ? files.value.get(AGREEMENT_PDF) : undefined;
    return bytes === undefined ? err('unreadable') : ok(bytes);
  };
  const bytes = await whole();
  const pages = bytes.ok ? await parts.maker.pagesOf(bytes.value) : bytes;
  if (!pages.ok) return err('unreadable');
  return ok({
    matter: id,
    what: 'agreement',
    sha256: file.sha256,
    pages: pages.value,
    async picture(page) {
      const opened = await whole();
      return opened.ok ? parts.maker.documentPage(opened.value, page) : opened;
    },
    async file() {
      const opened = await whole();
      return opened.ok ? ok({ mime: 'application/pdf', bytes: opened.value }) : opened;
    },
  });
}

/** One piece: the paper. Null: no agreement was received under this number. */
export async function agreementCatalogue(
  parts: OpeningParts,
  id: string,
): Promise<readonly CatalogueEntry[] | null> {
  const packet = await received(parts, id);
  if (packet === null) return null;
  const { title, pages } = packet.document;
  return [{ what: 'agreement', name: title, proves: '', page: 1, pages }];
}

async function received(parts: OpeningParts, id: string): Promise<AgreementPacket | null> {
  const record = parts.store.agreements.find(id);
  const item = parts.store.items.find(id);
  if (record === null || record.seal === null || item === null) return null;
  const packet = await openBody(parts, item);
  return packet.ok ? packet.value : null;
}
