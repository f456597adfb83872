/** The host's way into the file in a session: its catalogue, words in it, a sealed agreement; each the desk's alone, opened at its page. */
import { expect, test, vi } from 'vitest';
import { Agreements } from '../../main/contract/agreements.ts';
import type { EvidenceItem, EvidencePage, RequestBundle } from '../../main/contract/request.ts';
import { catalogueOf } from '../../main/court/coview/catalogue.ts';
import type { Court } from '../../main/court/start.ts';
import { agreementPacket, CLOCK, sendAgreement } from './agreementPacket.ts';
import { roomOfBooth } from './boothSocketLine.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtHere } from './courtHarness.ts';
import { CARD_NUMBER, smallPng, syntheticRequest } from './courtRequest.ts';
import { filed, lay, picture } from './coviewKit.ts';
import { LiveSeat, READY, roomOf } from './liveSeat.ts';

async function two(court: Court): Promise<[LiveSeat, LiveSeat]> {
  const [host, guest] = await roomOf(court, 1);
  if (host === undefined || guest === undefined) throw new Error('no room');
  return [host, guest];
}
/** A booth's own room, with its host in. */
const hostOfBooth = async (court: Court, booth: TestBooth, time?: number): Promise<LiveSeat> => {
  const line = await LiveSeat.join(court, await roomOfBooth(booth, time));
  await line.say(READY);
  await line.view((view) => view.seats[0]?.phase === 'admitted');
  return line;
};

test('a catalogue has the pieces of evidence in their order, each with the pages it has on the table', () => {
  const { bundle } = syntheticRequest({ evidencePages: 3 });
  const files = bundle.files.filter(({ role }) => role === 'evidence');
  const pageOf = (at: number): EvidencePage => ({
    id: `p${at}`, sha256: files[at]?.sha256 ?? '', size: 1, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
    scannedAt: '2026-11-26T00:00:00.000Z', device: 'd',
  }); // prettier-ignore
  const piece = (name: string, pages: readonly number[]): EvidenceItem => ({
    id: name, kind: 'iou', name, proves: `${name}的事`, originalShown: true, pages: pages.map(pageOf),
  }); // prettier-ignore
  const withPieces = (evidence: EvidenceItem[]): RequestBundle => ({ ...bundle, request: { ...bundle.request, evidence } });
  expect(catalogueOf(withPieces([piece('借条', [0, 1]), piece('没有页', []), piece('转账记录', [2])]))).toEqual([
    { what: 'document', name: bundle.document.title, proves: '', page: 1, pages: bundle.document.pages },
    { what: 'evidence', name: '借条', proves: '借条的事', page: 1, pages: 2 },
    { what: 'evidence', name: '转账记录', proves: '转账记录的事', page: 3, pages: 1 },
  ]);
  // A request that does not say whose pages they are.
  expect(catalogueOf(withPieces([piece('借条', [0])])).slice(1)).toEqual(
    files.map(({ name }, at) => ({ what: 'evidence', name, proves: '', page: at + 1, pages: 1 })),
  );
}); // prettier-ignore

test('the host sees the catalogue, opens a piece at its page, and finds words by page; nobody else does', async () => {
  const { court, booth, number } = await filed({ evidence: [smallPng(40, 60), smallPng(50, 60)] });
  const [host, guest] = await two(court);
  await host.say({ t: 'catalogue', number });
  const { entries } = await host.hears('catalogue');
  expect(entries.map(({ what, page, pages }) => [what, page, pages])).toEqual([
    ['document', 1, 2],
    ['evidence', 1, 1],
    ['evidence', 2, 1],
  ]);
  await host.say({ t: 'lay', number, what: 'evidence', idTail: '', page: 2 });
  const laid = await guest.view((view) => view.paper !== null);
  expect(laid.paper).toMatchObject({ what: 'evidence', page: 2, pages: 2 });
  await host.say({ t: 'lay', number, what: 'document', idTail: '', page: 99 });
  const document = (await guest.view((view) => view.paper?.what === 'document')).paper;
  expect(document?.page).toBe(1);
  const paper = document?.paper ?? '';

  /** Once every page is read; asked as seldom as a page asks. */
  const find = (words: string) =>
    vi.waitFor(
      async () => {
        const from = host.told.length;
        await host.say({ t: 'find', paper, words });
        const told = await host.hears('found', (one) => host.told.indexOf(one) >= from);
        expect(told.going).toBe(false);
        return told;
      },
      { timeout: 200_000, interval: 500 },
    );
  expect((await find('mediation REQUEST page')).found.map(({ page, by, match }) => [page, by, match])).toEqual([
    [1, null, 'Mediation'],
    [2, null, 'Mediation'],
  ]);
  // What the person told is not on this paper.
  expect((await find('多次催要')).found).toEqual([]);

  for (const ask of [{ t: 'catalogue', number }, { t: 'find', paper, words: 'page' }]) await guest.say(ask);
  await guest.settled();
  expect([guest.refusals('catalogue'), guest.refusals('find')]).toEqual([['hostOnly'], ['hostOnly']]);
  expect(guest.told.filter(({ t }) => t === 'catalogue' || t === 'found')).toEqual([]);
  await host.say({ t: 'catalogue', number: '收20260101-999999' });
  expect((await host.hears('refused')).why).toBe('noSuchPaper');
  expect(JSON.stringify(court.logged)).not.toContain('多次催要');

  const line = await hostOfBooth(court, booth);
  const own = await lay(line, number, 'document', CARD_NUMBER.slice(-4));
  for (const ask of [{ t: 'catalogue', number }, { t: 'find', paper: own, words: 'page' }]) await line.say(ask);
  await line.settled();
  expect([line.refusals('catalogue'), line.refusals('find')]).toEqual([['deskOnly'], ['deskOnly']]);
}); // prettier-ignore

test('a sealed agreement the court holds is laid by the desk’s host alone, as the very paper that was signed', async () => {
  const court = await courtHere({ clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  const built = await agreementPacket(booth);
  const id = await sendAgreement(booth, built);
  const numberOf = async (): Promise<string | undefined> => {
    const list = await fetch(`${court.url}/desk/api/agreements`, { headers: { authorization: `Bearer ${court.token}` } }); // prettier-ignore
    return Agreements.parse(await list.json()).rows.find((row) => row.id === id)?.number ?? undefined;
  };
  await expect.poll(numberOf, { timeout: 60_000, interval: 100 }).toBeDefined();
  const number = (await numberOf()) ?? '';
  const [host, guest] = await two(court);
  await host.say({ t: 'catalogue', number });
  expect((await host.hears('catalogue')).entries).toMatchObject([{ what: 'agreement', name: '人民调解协议书', pages: 2 }]);
  const paper = await lay(host, number, 'agreement');
  const signed = built.packet.files.find(({ name }) => name === 'agreement.pdf')?.sha256;
  expect((await guest.view((view) => view.paper !== null)).paper).toMatchObject({ what: 'agreement', sha256: signed, pages: 2 });
  expect((await picture(guest, paper, 2)).length).toBeGreaterThan(5_000);
  // No marks on it stay, and the desk's search does not read it.
  await host.say({ t: 'keepMarks', paper, on: true });
  await host.say({ t: 'find', paper, words: '张' });
  await host.settled();
  expect([host.refusals('keepMarks'), host.refusals('find')]).toEqual([['notNow'], ['notNow']]);
  // A number of an agreement opens no request, and no booth an agreement.
  await host.say({ t: 'lay', number, what: 'document', idTail: '' });
  expect((await host.hears('refused', ({ ask }) => ask === 'lay')).why).toBe('noSuchPaper');
  const line = await hostOfBooth(court, booth, CLOCK());
  await line.say({ t: 'lay', number, what: 'agreement', idTail: '1348' });
  expect((await line.hears('refused')).why).toBe('noSuchPaper');
}); // prettier-ignore
