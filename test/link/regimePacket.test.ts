/** Packets of every kind of mediation held at the booth's own table pass the court's rules; what does not belong together is refused by name. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SealedProof, Proof } from '../../main/proof/proof.ts';
import { SignerEvidence } from '../../main/contract/session/packet.ts';
import type { RegimeId } from '../../main/contract/session/regime.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { regimeFlaw, type RegimeParts, type RegimeRules } from '../../main/court/agreements/regimeParts.ts';
import {
  cards, enter, nextNotices, staffCard, takeSeat, type TestTable, writeClauses, type StaffRole,
} from '../../main/core/session/sessionKit.ts'; // prettier-ignore
import { openedApplication, openedPacket, RULES } from './onsitePacketKit.ts';

const seatBoth = (at: TestTable): TestTable => {
  at.tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1000, readAloud: false });
  return nextNotices(takeSeat(takeSeat(at, 'A'), 'B'));
};

/** Police mediation first, with facts of its own; then people's mediation at the same table. */
function fromPolice(booth: TestTable): TestTable {
  const at = seatBoth(enter('policeOfficer', booth)).tap(
    { do: 'writer', seat: 'A' },
    { do: 'editFacts' },
    { do: 'words', text: '早先说过的事。' },
    { do: 'offerSwitch' },
    { do: 'switchTold' },
    { do: 'switchAgree', seat: 'A' },
    { do: 'switchAgree', seat: 'B' },
  );
  staffCard(at, 'mediator').card(cards.A).card(cards.B);
  return writeClauses(nextNotices(at));
}

const ofCourt =
  (role: StaffRole, regime: RegimeId) =>
  (booth: TestTable): TestTable => {
    booth.online = true;
    const at = seatBoth(enter(role, booth).tap({ do: 'chooseRegime', regime }));
    if (at.step.at === 'writer') at.tap({ do: 'writer', seat: 'A' });
    return writeClauses(at);
  };

const withJustice = (booth: TestTable): TestTable =>
  writeClauses(seatBoth(staffCard(enter('judicialOfficer', booth), 'mediator')));

const proofIn = ({ files }: OpenedPacket): Proof => {
  const sealed = SealedProof.parse(JSON.parse(new TextDecoder().decode(files.get('agreement.proof.json'))));
  return Proof.parse(JSON.parse(sealed.proof));
};

/** 陶女士's case: grid staff open it after a call to 110, the police lead, and it becomes people's mediation. */
function openedByGridStaff(booth: TestTable): TestTable {
  const at = enter('gridStaff', booth).tap({ do: 'source', source: 'transfer110' }, { do: 'chooseKind', kind: 'loan' }, { do: 'willing' }); // prettier-ignore
  staffCard(at.tap({ do: 'chooseRegime', regime: 'police' }), 'policeOfficer');
  at.tap({ do: 'privacyRead', shownMs: 1000, readAloud: false });
  nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap({ do: 'writer', seat: 'A' }, { do: 'offerSwitch' }, { do: 'switchTold' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchAgree', seat: 'B' }); // prettier-ignore
  staffCard(at, 'mediator').card(cards.A).card(cards.B);
  return writeClauses(nextNotices(at));
}

describe('what the booth sends', () => {
  it('was opened by grid staff, says so, and asks for confirmation in the same visit', async () => {
    const opened = await openedPacket(openedByGridStaff);
    expect(await checkPacket(opened)).toMatchObject({ ok: true });
    expect(opened.packet.opening).toMatchObject({ by: 'attending-1', source: 'transfer110' });
    expect(proofIn(opened).participants.map(({ id, role }) => `${id} ${role}`)).toEqual(['A party', 'B party', 'attending-1 gridStaff', 'lead-2 mediator']); // prettier-ignore
    const application = await openedApplication(openedByGridStaff);
    expect(await checkPacket(application)).toMatchObject({ ok: true });
  }, 120_000);

  it('began as police mediation, tells only that, and is taken as people’s mediation', async () => {
    const opened = await openedPacket(fromPolice);
    expect(await checkPacket(opened)).toMatchObject({ ok: true });
    expect(opened.packet).toMatchObject({ regime: 'people', switches: [{ from: 'police', to: 'people' }] });
    const everything = [JSON.stringify(opened.packet), ...[...opened.files.values()].map((bytes) => new TextDecoder().decode(bytes))].join(''); // prettier-ignore
    expect(everything).not.toContain('早先说过的事');
    expect(everything).not.toContain('policeRights');
    // whoever led before has no part in this one
    expect(proofIn(opened).participants.map(({ role }) => role)).toEqual(['party', 'party', 'mediator']);
  }, 120_000);

  it.each<[string, (booth: TestTable) => TestTable, RegimeId, string]>([
    ['delegated by the court', ofCourt('mediator', 'courtInvitedPreFiling'), 'courtInvitedPreFiling', '调解协议'],
    ['entrusted by the court', ofCourt('mediator', 'courtInvitedPostFiling'), 'courtInvitedPostFiling', '调解协议'],
    ['led by the judge', ofCourt('judge', 'judgeLed'), 'judgeLed', '调解笔录'],
    ['held by an agency', ofCourt('agencyRep', 'administrative'), 'administrative', '行政调解协议书'],
    ['opened by a judicial officer', withJustice, 'people', '人民调解协议书'],
  ])('is taken where it was %s, under its own title', async (_what, drafted, regime, title) => {
    const opened = await openedPacket(drafted);
    expect(await checkPacket(opened)).toMatchObject({ ok: true });
    expect(opened.packet.regime).toBe(regime);
    expect(opened.packet.document.title).toBe(title);
  }, 120_000); // prettier-ignore

  it('is an application that passes too, after the kind was changed', async () => {
    expect(await checkPacket(await openedApplication(fromPolice))).toMatchObject({ ok: true });
  }, 120_000);
});

describe('what does not belong together', () => {
  let opened: OpenedPacket;
  let parts: RegimeParts;
  beforeAll(async () => {
    opened = await openedPacket(fromPolice);
    const evidence = [...opened.files].flatMap(([name, bytes]) => (name.startsWith('evidence-') ? [SignerEvidence.parse(JSON.parse(new TextDecoder().decode(bytes)))] : [])); // prettier-ignore
    parts = { packet: opened.packet, proof: proofIn(opened), evidence };
  }, 120_000);

  const flaw = (change: (parts: RegimeParts) => RegimeParts, rules: RegimeRules = RULES): string | null =>
    regimeFlaw(change(parts), rules)?.flaw ?? null;
  const packetWith =
    (over: Partial<RegimeParts['packet']>) =>
    (whole: RegimeParts): RegimeParts => ({ ...whole, packet: { ...whole.packet, ...over } });
  const at = '2026-11-23T10:00:00.000+08:00';

  it('is nothing where it is as the booth sent it', () => {
    expect(flaw((whole) => whole)).toBeNull();
  });

  it.each<[string, string, Partial<RegimeParts['packet']>]>([
    ['police mediation signed electronically', 'signedByHandOnly', { regime: 'police', switches: [] }],
    ['a judge’s mediation without a judge', 'leadForeign', { regime: 'judgeLed', switches: [], link: 'online' }],
    ['a kind it cannot have become', 'switchForeign', { regime: 'judgeLed' }],
    ['a change that leads elsewhere', 'switchForeign', { switches: [{ from: 'police', to: 'administrative', at }] }],
    ['a change nobody may make', 'switchForeign', { switches: [{ from: 'judgeLed', to: 'people', at }] }],
    ['a subject that is signed by hand', 'signedByHandOnly', { disputeKind: 'family' }],
  ])('is refused by name: %s', (_what, name, over) => {
    expect(flaw(packetWith(over))).toBe(name);
  }); // prettier-ignore

  it('is another paper, or the right one under another name', () => {
    const { document } = parts.packet;
    expect(flaw(packetWith({ document: { ...document, templateId: 'policeMediationAgreement' } }))).toBe('templateForeign'); // prettier-ignore
    expect(flaw(packetWith({ document: { ...document, title: '民事调解书' } }))).toBe('templateForeign');
    // a version the court does not know any more is not called wrong for its title
    expect(flaw(packetWith({ document: { ...document, templateVersion: '0', title: '旧名' } }))).toBeNull();
  });

  it('is a light too many, too few, lit by nobody who can, or an effect before its time', () => {
    const { lights } = parts.packet;
    const signedAt = lights.parties[0]?.at ?? at;
    const others = (list: typeof lights.others) => packetWith({ lights: { ...lights, others: list } });
    expect(flaw(others(lights.others.slice(0, 1)))).toBe('lightsForeign');
    expect(flaw(others([...lights.others, { light: 'court', at: null }]))).toBe('lightsForeign');
    // a booth seals nothing
    expect(flaw(others([{ light: 'mediator', at: signedAt }, { light: 'organisation', at: signedAt }]))).toBe('lightsForeign'); // prettier-ignore
    expect(flaw(packetWith({ lights: { ...lights, effectiveAt: signedAt } }))).toBe('lightsForeign');
    const nobody = (whole: RegimeParts): RegimeParts => ({
      ...whole,
      proof: {
        ...whole.proof,
        participants: whole.proof.participants.map((one) =>
          one.role === 'mediator' ? { ...one, role: 'judicialOfficer' as const } : one,
        ),
      },
    });
    expect(flaw(nobody)).toBe('lightsForeign');
  });

  it('is opened by somebody who may not, or who was not there', () => {
    const opens = (by: string): ((whole: RegimeParts) => RegimeParts) =>
      packetWith({ opening: { by, source: 'walkIn', consentAt: at } });
    expect(flaw(opens('A'))).toBe('openingForeign');
    expect(flaw(opens('lead-2'))).toBe('openingForeign');
    expect(flaw(opens('nobody'))).toBe('openingForeign');
  });

  it('is a clause about personal status, signed on a screen, whatever kind of dispute it was called', () => {
    const saying = (text: string): ((whole: RegimeParts) => RegimeParts) => {
      const { draft } = parts.packet;
      if (draft === undefined) throw new Error('a packet without its terms');
      return packetWith({ draft: { ...draft, terms: draft.terms.map((term, index) => (index === 0 ? { ...term, text } : term)) } }); // prettier-ignore
    };
    expect(flaw(saying('双方自愿离婚。'))).toBe('signedByHandOnly');
    expect(flaw(saying('双方自愿离婚。'), null)).toBe('signedByHandOnly');
    expect(flaw(saying('离婚协议约定的补偿款，分三期付清。'))).toBeNull();
  });

  it('is an act of somebody who is there and neither leads nor speaks for a party', () => {
    const asGrid = (whole: RegimeParts, of: string): RegimeParts => ({
      ...whole,
      proof: {
        ...whole.proof,
        participants: whole.proof.participants.map((one) => (one.id === of ? { ...one, role: 'gridStaff' as const } : one)),
      },
    }); // prettier-ignore
    expect(flaw((whole) => asGrid(whole, 'B'))).toBe('bystanderActed');
    expect(flaw((whole) => asGrid({ ...whole, proof: { ...whole.proof, acts: [] } }, 'B'))).toBe('bystanderActed'); // prettier-ignore
    const unsigned = (whole: RegimeParts): RegimeParts => ({ ...whole, proof: { ...whole.proof, acts: [], shown: [] } }); // prettier-ignore
    const listed = packetWith({ people: parts.packet.people.map((one) => (one.id === 'A' ? { ...one, role: 'deputy' as const } : one)) }); // prettier-ignore
    expect(flaw((whole) => listed(unsigned(whole)))).toBe('bystanderActed');
  });

  it('is a signer who was not told, or told of another kind', () => {
    const untold = (whole: RegimeParts): RegimeParts => ({
      ...whole,
      evidence: whole.evidence.map((one) =>
        one.who === 'B' ? { ...one, notices: one.notices.filter(({ notice }) => notice !== 'rights') } : one,
      ),
    });
    expect(flaw(untold)).toBe('notTold');
  });

  it('is judged by the court’s own pack, whatever the booth’s said', () => {
    const people = RULES.regimes.find(({ id }) => id === 'people');
    const ruled = (over: Partial<NonNullable<typeof people>>): RegimeRules => ({
      ...RULES,
      regimes: RULES.regimes.map((one) => (one.id === 'people' ? { ...one, ...over } : one)),
    });
    expect(flaw((whole) => whole, ruled({ eSign: 'inCourtOnly' }))).toBe('signedByHandOnly');
    expect(flaw((whole) => whole, ruled({ withoutLink: false }))).toBe('needsLink');
    expect(flaw((whole) => whole, ruled({ leads: ['judge'] }))).toBe('leadForeign');
    expect(flaw((whole) => whole, ruled({ endDocument: 'other' }))).toBe('templateForeign');
    expect(flaw((whole) => whole, { ...RULES, regimes: [] })).toBe('regimeUnknown');
  });

  it('is nothing but the usual two for a court that was given no policy', () => {
    expect(flaw((whole) => whole, null)).toBeNull();
    expect(flaw(packetWith({ regime: 'administrative' }), null)).toBe('regimeUnknown');
  });

  it('ends the whole check, not only this part', async () => {
    const checked = await checkPacket({ ...opened, regimes: { ...RULES, regimes: [] } });
    expect(checked).toMatchObject({ ok: false, error: { flaw: 'regimeUnknown' } });
  });
});
