/** The packet of a mediation at the booth passes the court's own checks, and a term that was changed afterwards does not. */
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarFile } from '../../main/contract/session/calendarFile.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { OBJECTION, openedApplication, openedPacket } from './onsitePacketKit.ts';

let opened: OpenedPacket;
beforeAll(async () => void (opened = await openedPacket()));

it('is taken as it is', async () => {
  expect(await checkPacket(opened)).toMatchObject({ ok: true });
});

it('carries the objection in the party’s own words beside the signatures', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { acts } = checked.value.proof;
  expect(acts.filter(({ act }) => act === 'objected')).toMatchObject([
    { who: 'B', words: OBJECTION, field: null },
  ]);
  expect(acts.filter(({ act }) => act === 'signed')).toHaveLength(3);
});

it('carries the day of the follow-up, and a calendar of every payment', () => {
  const { packet } = opened;
  expect(packet.followUp).toMatch(/^\d{4}-\d\d-\d\d$/);
  const last =
    packet.draft?.terms
      .flatMap(({ due }) => due ?? [])
      .toSorted()
      .at(-1) ?? '';
  expect((packet.followUp ?? '') > last).toBe(true);
  expect(calendarFile(packet)?.match(/BEGIN:VEVENT/g)).toHaveLength(4);
});

it('is refused when a sum in the terms is another than on the paper', async () => {
  const { draft } = opened.packet;
  if (draft === undefined) throw new Error('no terms');
  const terms = draft.terms.map((term, index) => (index === 0 ? { ...term, fen: 1 } : term));
  const changed = { ...opened, packet: { ...opened.packet, draft: { ...draft, terms } } };
  expect(await checkPacket(changed)).toMatchObject({ ok: false, error: { flaw: 'termsDiffer' } });
});

it('is followed by a joint application that passes the same checks, names the agreement, and is signed by both parties alone', async () => {
  const application = await openedApplication();
  const checked = await checkPacket(application);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { packet } = application;
  if (!('agreement' in packet)) throw new Error('not an application');
  expect([checked.value.paper.agreement]).toEqual([z.object({ sha256: z.string() }).parse(packet.agreement).sha256]);
  expect(checked.value.proof.acts.map(({ who, act }) => [who, act])).toEqual([['A', 'signed'], ['B', 'signed']]);
  expect(checked.value.cards.map(({ party }) => party).toSorted()).toEqual(['A', 'B']);
  const other = { ...application, packet: { ...packet, session: 'another' } };
  expect(await checkPacket(other)).toMatchObject({ ok: false, error: { flaw: 'issuerForeign' } });
}); // prettier-ignore
