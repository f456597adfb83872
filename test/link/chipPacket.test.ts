/** The packet of a table with a party at another booth passes the court's own checks by that booth's key; another key, card, level or booth does not. */
import { beforeAll, expect, it } from 'vitest';
import { SignerEvidence } from '../../main/contract/session/packet.ts';
import { cards, writeClauses, type TestTable } from '../../main/core/session/sessionKit.ts';
import { HOME, letSign, padAsk, says, SECOND, tableOf, toChipDraft } from '../../main/core/session/remote/remoteKit.ts'; // prettier-ignore
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { canonicalText } from '../../main/proof/proof.ts';
import { openedPacket, RULES, type Signs } from './onsitePacketKit.ts';

const signs: Signs = (at: TestTable, who) => {
  if (who !== 'B') return false;
  letSign(at);
  expect(says(at, HOME, padAsk(tableOf(at, HOME), HOME, cards.B), SECOND.name)).toBeNull();
  return true;
};

const readers = [{ kid: SECOND.kid, publicKey: SECOND.publicKey }];
let opened: OpenedPacket;
beforeAll(async () => {
  opened = { ...(await openedPacket((booth) => writeClauses(toChipDraft(booth)), signs)), readers };
});

const evidence = (change: (one: SignerEvidence) => SignerEvidence): OpenedPacket => {
  const name = 'evidence-act-B.json';
  const one = SignerEvidence.parse(JSON.parse(new TextDecoder().decode(opened.files.get(name))));
  const bytes = new TextEncoder().encode(canonicalText(change(one)));
  return { ...opened, files: new Map([...opened.files, [name, bytes]]) };
};
const flaw = (what: string) => ({ ok: false, error: { flaw: what } });

it('is taken as it is: a chip at level L1, read at another booth, on that booth’s pad', async () => {
  expect(opened.packet.readers).toEqual([SECOND.kid]);
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const b = checked.value.proof.participants.find(({ id }) => id === 'B');
  expect(b).toMatchObject({ place: 'remote', identity: [{ method: 'chipAtBooth', level: 'L1' }, { method: 'chipAtBooth', level: 'L1' }] }); // prettier-ignore
  expect(checked.value.proof.acts.find(({ who }) => who === 'B')).toMatchObject({ seat: 'remote', pad: { model: 'STU-540' }, remote: { method: 'chipAtBooth', booth: { kid: SECOND.kid } } }); // prettier-ignore
  // the digest in the proof, which everybody gets, is of no card that could be guessed: its salt lies in the sealed evidence alone
  expect(checked.value.proofText).not.toContain('0f'.repeat(16));
});

it('is refused when that booth is none of this court’s, or the key registered for it is another', async () => {
  expect(await checkPacket({ ...opened, readers: [] })).toMatchObject(flaw('readerUnknown'));
  const other = Buffer.alloc(32, 7).toString('base64url');
  expect(await checkPacket({ ...opened, readers: [{ kid: SECOND.kid, publicKey: other }] })).toMatchObject(flaw('remoteBroken')); // prettier-ignore
});

it('is refused when the evidence is of another card, another check, or a level that was not read', async () => {
  expect(await checkPacket(evidence((one) => ({ ...one, card: { ...one.card, number: '500199197911304918' } })))).toMatchObject({ ok: false }); // prettier-ignore
  expect(await checkPacket(evidence((one) => ({ ...one, card: { ...one.card, validTo: '20990101' } })))).toMatchObject(flaw('evidenceDiffers')); // prettier-ignore
  const { identity } = SignerEvidence.parse(JSON.parse(new TextDecoder().decode(opened.files.get('evidence-act-B.json')))); // prettier-ignore
  if (identity.method !== 'chipAtBooth') throw new Error(identity.method);
  expect(await checkPacket(evidence((one) => ({ ...one, identity: { ...identity, salt: '1'.repeat(32) } })))).toMatchObject(flaw('evidenceDiffers')); // prettier-ignore
  const seen: SignerEvidence['identity'] = { method: 'cardOnCamera', level: 'L0', cardType: 'resident', warnings: [], by: 'lead', at: identity.at }; // prettier-ignore
  expect(await checkPacket(evidence((one) => ({ ...one, identity: seen })))).toMatchObject(flaw('evidenceDiffers')); // prettier-ignore
});

it('is refused when it names other booths than those that spoke, and where policy takes no card read elsewhere', async () => {
  expect(await checkPacket({ ...opened, packet: { ...opened.packet, readers: undefined } })).toMatchObject(flaw('peopleDiffer')); // prettier-ignore
  const regimes = RULES.regimes.map((one) => ({ ...one, remote: ['cardOnCamera' as const] }));
  expect(await checkPacket({ ...opened, regimes: { ...RULES, regimes } })).toMatchObject(flaw('remoteExcluded')); // prettier-ignore
});
