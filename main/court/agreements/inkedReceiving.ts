/** Receives a paper that was signed by hand: opened, compared with what its packet says, receipted or refused by name. It gives no light and has no effect. */
import { Envelope } from '../../contract/link.ts';
import { ok, type Result } from '../../contract/result.ts';
import { INKED_PAPER, INKED_PAGES_MAX, InkedPacket } from '../../contract/session/inked.ts';
import type { StoredItem } from '../store/store.ts';
import { openSealedJson } from '../worker/opening.ts';
import { partiesLine } from '../worker/mask.ts';
import { refused, type Refusal } from './flaws.ts';
import { inkedFlaw } from './inkedParts.ts';
import { openFiles, type OpeningParts } from './openPacket.ts';
import type { ReceivingParts } from './receiving.ts';
import { answered, complete, reject } from './settling.ts';

const MEGABYTE = 2 ** 20;
/** A page in colour at 300 dpi stays far below. */
const MAX_FILE = 40 * MEGABYTE;
const MAX_WHOLE = 160 * MEGABYTE;

export async function openInkedBody(
  { keys }: Pick<OpeningParts, 'keys'>,
  item: StoredItem,
): Promise<Result<InkedPacket, Refusal>> {
  const envelope = Envelope.parse(JSON.parse(item.env));
  const opened = await openSealedJson(envelope.body, keys.opening);
  if (!opened.ok) return refused('sealBroken');
  const packet = InkedPacket.safeParse(opened.value);
  if (!packet.success) return refused('packetUnreadable');
  const { files, document } = packet.data;
  if (document.pages > INKED_PAGES_MAX) return refused('tooManyPages');
  if (files.some(({ size, sealedSize }) => Math.max(size, sealedSize) > MAX_FILE)) return refused('tooLarge');
  if (files.reduce((sum, { sealedSize }) => sum + sealedSize, 0) > MAX_WHOLE) return refused('tooLarge');
  const uploaded = new Set(envelope.files.map((file) => file.sha256));
  const named = new Set(files.map(({ name }) => name)).size === files.length;
  const papers = files.filter(({ role }) => role === 'paper').map(({ name }) => name);
  const whole = files.every((file) => uploaded.has(file.sealedSha256));
  return named && papers.join() === INKED_PAPER && whole ? ok(packet.data) : refused('fileMissing');
}

export async function receiveInked(parts: ReceivingParts, id: string): Promise<void> {
  const { store } = parts;
  const item = store.items.find(id);
  if (item === null) throw new Error('a paper signed by hand is an item');
  const packet = await openInkedBody(parts, item);
  const judged = packet.ok ? await judge(parts, packet.value) : packet;
  answered(parts, item, { received: 'inkedReceived', refused: 'inkedRefused' }, () => {
    if (!judged.ok) return refuse(parts, item, judged.error);
    // asked inside the transaction that answers it
    if (store.inked.isKnown(judged.value.session))
      return refuse(parts, item, { flaw: 'repeated', act: null });
    take(parts, item, judged.value);
    return null;
  });
}

async function judge(parts: ReceivingParts, packet: InkedPacket): Promise<Result<InkedPacket, Refusal>> {
  const files = await openFiles(parts, packet);
  if (!files.ok) return files;
  const flaw = inkedFlaw(packet, files.value, parts.regimes());
  return flaw === null ? ok(packet) : { ok: false, error: flaw };
}

function take(parts: ReceivingParts, item: StoredItem, packet: InkedPacket): void {
  const parties = packet.people.filter(({ role }) => role === 'party').map(({ masked }) => masked);
  const [first, ...others] = parties;
  complete(parts, item, ({ number, at }) =>
    parts.store.inked.receive({
      id: item.id, number, at, session: packet.session, title: packet.document.title, parties: first === undefined ? '' : partiesLine(first, others),
      pages: packet.files.length - 1, comparedAt: packet.comparedBy.at,
    }),
  );
} // prettier-ignore

const refuse = (parts: ReceivingParts, item: StoredItem, refusal: Refusal): Refusal =>
  reject(parts, item, refusal, ({ flaw, at }) => parts.store.inked.refuse(item.id, flaw, at));
