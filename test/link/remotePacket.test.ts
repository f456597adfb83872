/** The packet of a table with a party elsewhere passes the court's own checks; one that says more than was, or that policy does not take, does not. */
import { beforeAll, expect, it } from 'vitest';
import { SignerEvidence } from '../../main/contract/session/packet.ts';
import {
  HOME,
  letSign,
  says,
  signAsk,
  tableOf,
  toRemoteDraft,
} from '../../main/core/session/remote/remoteKit.ts';
import { writeClauses, type TestTable } from '../../main/core/session/sessionKit.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { canonicalText } from '../../main/proof/proof.ts';
import { openedPacket, RULES, type Signs } from './onsitePacketKit.ts';

const signs: Signs = (at: TestTable, who) => {
  if (who !== 'B') return false;
  letSign(at);
  expect(says(at, HOME, signAsk(tableOf(at, HOME)))).toBeNull();
  return true;
};

let opened: OpenedPacket;
beforeAll(
  async () => void (opened = await openedPacket((booth) => writeClauses(toRemoteDraft(booth)), signs)),
);

const people = (change: (one: OpenedPacket['packet']['people'][number]) => object): OpenedPacket => ({
  ...opened,
  packet: { ...opened.packet, people: opened.packet.people.map((one) => ({ ...one, ...change(one) })) },
});
const evidence = (change: (one: SignerEvidence) => SignerEvidence): OpenedPacket => {
  const name = 'evidence-act-B.json';
  const one = SignerEvidence.parse(JSON.parse(new TextDecoder().decode(opened.files.get(name))));
  const bytes = new TextEncoder().encode(canonicalText(change(one)));
  return { ...opened, files: new Map([...opened.files, [name, bytes]]) };
};
const flaw = (what: string) => ({ ok: false, error: { flaw: what } });

it('is taken as it is, and its card is known as seen by a camera at no level', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const b = checked.value.proof.participants.find(({ id }) => id === 'B');
  expect(b).toMatchObject({ place: 'remote', identity: [{ method: 'cardOnCamera', level: 'L0' }, { method: 'cardOnCamera', level: 'L0' }] }); // prettier-ignore
  expect(checked.value.proof.acts.find(({ who }) => who === 'B')).toMatchObject({ seat: 'remote', pad: { model: 'browser page' }, remote: { method: 'cardOnCamera' } }); // prettier-ignore
  expect(checked.value.proof.devices.map(({ kind, model }) => [kind, model])).not.toContainEqual(['signaturePad', 'browser page']); // prettier-ignore
});

it('is refused when somebody elsewhere is told of as sitting at the booth, or somebody there as elsewhere', async () => {
  expect(await checkPacket(people(({ id }) => (id === 'B' ? { seat: 'B' } : {})))).toMatchObject(flaw('peopleDiffer')); // prettier-ignore
  expect(await checkPacket(people(({ id }) => (id === 'A' ? { seat: 'remote' } : {})))).toMatchObject(flaw('peopleDiffer')); // prettier-ignore
});

it('is refused when the evidence claims a chip that was not read, another key, or a check that is not in the proof', async () => {
  const chip: SignerEvidence['identity'] = { method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: '05', at: '2026-11-23T10:00:00.000+08:00' }; // prettier-ignore
  expect(await checkPacket(evidence((one) => ({ ...one, identity: chip })))).toMatchObject(flaw('evidenceDiffers')); // prettier-ignore
  expect(await checkPacket(evidence((one) => ({ ...one, remote: undefined })))).toMatchObject(
    flaw('evidenceDiffers'),
  );
  expect(await checkPacket(evidence((one) => ({ ...one, identity: { ...one.identity, at: '2020-01-01T00:00:00.000+08:00' } })))).toMatchObject(flaw('evidenceDiffers')); // prettier-ignore
});

it('is refused by a court whose policy takes no signature from elsewhere, and by one that has no policy', async () => {
  const regimes = RULES.regimes.map((one) => ({ ...one, remote: [] }));
  expect(await checkPacket({ ...opened, regimes: { ...RULES, regimes } })).toMatchObject(flaw('remoteExcluded')); // prettier-ignore
  expect(await checkPacket({ ...opened, regimes: null })).toMatchObject(flaw('remoteExcluded'));
});
