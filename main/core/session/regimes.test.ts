/** Each kind of mediation at the table: who may open it, what it refuses and in which words, how it is signed, and how one turns into another. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import {
  acts, cards, enter, hearAll, nextNotices, paperMade, sign, staffCard, staffOf, takeSeat, TestTable, toApplicants, writeClauses, writeName, type StaffRole,
} from './sessionKit.ts'; // prettier-ignore

const online = (): TestTable => Object.assign(new TestTable(), { online: true });

/** From the entrance to the notices of the kind that is chosen; the first one where only one can be. */
function toSeats(role: StaffRole, regime: RegimeId | null, booth?: TestTable): TestTable {
  const at = enter(role, booth);
  if (regime !== null) at.tap({ do: 'chooseRegime', regime });
  return at.tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 4000, readAloud: false });
}
const seatBoth = (at: TestTable): TestTable => takeSeat(takeSeat(at, 'A'), 'B');
const toWriter = (): TestTable => nextNotices(seatBoth(toSeats('policeOfficer', null)));
const policeDraft = (): TestTable => writeClauses(toWriter().tap({ do: 'writer', seat: 'A' }));
const toInk = (): TestTable => hearAll(paperMade(policeDraft())).tap({ do: 'toSigning' });

/** Both agree and the mediator takes over; up to the cards of the parties. */
const agreed = (at: TestTable): TestTable =>
  at.tap(
    { do: 'offerSwitch' },
    { do: 'switchTold' },
    { do: 'switchAgree', seat: 'A' },
    { do: 'switchAgree', seat: 'B' },
  );
const turned = (at: TestTable): TestTable => staffCard(agreed(at), 'mediator').card(cards.A).card(cards.B);

describe('the entrance, by the permission matrix', () => {
  it.each<[StaffRole, readonly RegimeId[]]>([
    ['mediator', ['people', 'courtInvitedPreFiling', 'courtInvitedPostFiling']],
    ['judge', ['judgeLed', 'courtInvitedPreFiling', 'courtInvitedPostFiling']],
  ])('asks a %s which kind it is, their own first', (role, ids) => {
    const { step } = enter(role, online());
    expect(step.at === 'regimes' && step.regimes.map(({ id }) => id)).toEqual(ids);
  });

  it.each<[StaffRole, RegimeId]>([
    ['policeOfficer', 'police'],
    ['agencyRep', 'administrative'],
  ])('lets a %s open their own kind without a question', (role, id) => {
    const at = enter(role, online());
    expect(at.step.at).toBe('kinds');
    expect(at.table.regime).toBe(id);
  });

  it('lets nobody open a kind that is not theirs, and changes nothing', () => {
    for (const role of ['mediator', 'judge', 'policeOfficer', 'agencyRep', 'judicialOfficer'] as const) {
      const at = enter(role, online());
      const own = at.step.at === 'regimes' ? at.step.regimes.map(({ id }) => id) : [at.table.regime];
      const before = at.desk;
      for (const { id } of pack.regimes.filter((one) => !own.includes(one.id)))
        at.tap({ do: 'chooseRegime', regime: id });
      expect(at.desk).toBe(before);
    }
  });

  it.each(['clerk', 'technician', 'auditor', 'expert', 'deputy'] as const)(
    'refuses a %s in words, keeps nothing of the card and notes that it was refused',
    (role) => {
      const at = new TestTable().act({ do: 'startSession' }).card(cards.grid);
      const member = { id: 'staff-9', role, organisation: '某处', card: 'a'.repeat(64) };
      at.send({ kind: 'session', news: { news: 'staffChecked', member } });
      expect(at.step).toMatchObject({ at: 'staffCard', problem: 'cannotLead' });
      expect(at.wish('noteRefused')?.why).toBe('cannotLead');
      expect(JSON.stringify(at.state)).not.toContain(cards.grid.name);
    },
  );

  it.each<[StaffRole, RegimeId]>([
    ['mediator', 'courtInvitedPreFiling'],
    ['mediator', 'courtInvitedPostFiling'],
    ['judge', 'judgeLed'],
  ])(
    'refuses what a %s may open only with the link (%s), in words, before anybody sits down',
    (role, regime) => {
      const at = enter(role).tap({ do: 'chooseRegime', regime });
      const label = pack.regimes.find(({ id }) => id === regime)?.label;
      expect(at.step).toMatchObject({ at: 'regimes', refused: label });
      at.online = true;
      at.tap({ do: 'chooseRegime', regime });
      expect(at.step.at).not.toBe('regimes');
    },
  );

  it('says so too where the only kind of theirs needs the link', () => {
    expect(enter('agencyRep').step).toMatchObject({ at: 'regimes', refused: { 'zh-CN': '行政调解' } });
  });

  it('asks for a mediator where a judicial officer opened: the paper needs a mediator’s signature', () => {
    const at = enter('judicialOfficer');
    expect(at.step).toMatchObject({ at: 'leadCard', why: 'signs' });
    staffCard(at, 'policeOfficer');
    expect(at.step).toMatchObject({ at: 'leadCard', problem: 'cannotLeadThis' });
    at.card(cards.justice);
    expect(at.step).toMatchObject({ at: 'leadCard', problem: 'leadsAlready' });
    staffCard(at, 'mediator').tap({ do: 'chooseKind', kind: 'loan' });
    expect(at.step.at).toBe('privacy');
    expect(at.table.session?.participants.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'lead mediator',
      'A party',
      'B party',
      'attending-1 judicialOfficer',
    ]);
  });
});

describe('police mediation', () => {
  it('tells its own notices, and is free of the others', () => {
    const told = toWriter().table.people.B?.told.map(({ notice }) => notice);
    expect(told).toEqual(['privacyNotice', 'policeRights', 'policePaper']);
  });

  it('lets no agent sit, whatever the screen sends', () => {
    const at = toSeats('policeOfficer', null);
    takeSeat(at, 'A').tap({ do: 'forAnother' });
    const before = at.desk;
    at.tap({ do: 'capacity', as: 'agent' }, { do: 'capacity', as: 'organisationsAgent' });
    expect(at.desk).toBe(before);
    at.tap({ do: 'capacity', as: 'guardian' });
    expect(at.step.at).toBe('principal');
  });

  it('asks which party writes, since an officer writes for nobody, and takes no word before', () => {
    const at = toWriter();
    expect(at.step).toEqual({ at: 'writer' });
    const writing: readonly SessionAct[] = [{ do: 'editFacts' }, { do: 'addClause' }, { do: 'addPayment' }, { do: 'words', text: '写' }]; // prettier-ignore
    for (const act of writing) expect(at.tap(act).step).toEqual({ at: 'writer' });
    expect(writeClauses(at.tap({ do: 'writer', seat: 'B' })).step).toMatchObject({
      at: 'draft',
      writer: 'B',
      mayRead: true,
    });
  });

  it('is read out whole and signed by hand: nobody signs here, and nothing is sealed', () => {
    const at = toInk();
    expect(at.step).toMatchObject({ at: 'ink', turn: { 'zh-CN': '人民调解' } });
    const before = at.desk;
    for (const who of ['A', 'B', 'lead'] as const) at.tap({ do: 'signNow', who });
    expect(at.desk).toBe(before);
    at.tap({ do: 'inkDone' });
    expect(at.step).toMatchObject({ at: 'ended', reason: 'onPaper', mayNote: false });
    expect(at.table.session?.phase).toEqual({ kind: 'closed', reason: 'onPaper' });
    expect(at.wish('capture')).toBeUndefined();
    expect(at.wish('addSignature')).toBeUndefined();
    expect(at.wish('noteHandedOver')?.document).toBe('a'.repeat(64));
    expect(at.table.document).toBeNull();
  });

  it('is not given out before both have heard every clause', () => {
    const at = paperMade(policeDraft()).tap({ do: 'toSigning' }, { do: 'inkDone' });
    expect(at.step.at).toBe('reading');
  });
});

describe('turning into people’s mediation', () => {
  it('is told, asked of each alone, led by another card, known and noticed anew, and begins with empty hands', () => {
    const at = agreed(policeDraft());
    expect(at.step).toMatchObject({ at: 'leadCard', why: 'switch' });
    staffCard(at, 'mediator');
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'A', coming: { kind: 'again' } });
    at.card(cards.B);
    expect(at.step).toMatchObject({ seat: 'A', problem: 'differentPerson' });
    at.card(cards.A).card(cards.B);
    expect(at.step).toMatchObject({ at: 'notice', seat: 'A', notice: 'rights', number: 1, of: 4 });
    nextNotices(at);
    expect(at.step).toMatchObject({ at: 'draft', facts: '', clauses: [], writer: null, turn: null });
    const { session, people, lead } = at.table;
    expect(session?.switches).toMatchObject([{ from: 'police', to: 'people' }]);
    expect(session?.participants.find(({ id }) => id === 'lead')).toMatchObject({ role: 'policeOfficer', here: 'left' }); // prettier-ignore
    expect(lead.role).toBe('mediator');
    expect(people.A?.told.map(({ notice }) => notice)).toEqual(['privacyNotice', 'rights', 'shamMediation', 'confidentiality', 'serviceAddress']); // prettier-ignore
    expect(JSON.stringify(at.table)).not.toContain('被申请人借了申请人三万元');
    expect(at.wish('setAside')).toEqual({ do: 'setAside', from: 'police', to: 'people' });
  });

  it('goes on to the agreement, its signatures and the joint application at the same table', () => {
    const at = nextNotices(turned(toInk()));
    writeClauses(at);
    hearAll(paperMade(at)).tap({ do: 'toSigning' });
    for (const who of ['B', 'lead', 'A'] as const) sign(at, who);
    expect(at.table.session?.lights).toMatchObject([{ light: 'mediator', by: 'lead-2' }]);
    at.send({
      kind: 'session',
      news: { news: 'captured', itemId: 'item', at: '2026-11-23T10:20:00.000+08:00' },
    });
    expect(at.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open' } });
    at.tap({ do: 'offerConfirmation' });
    expect(at.step.at).toBe('offer');
  });

  it('stays as it was when one side does not want it, and is not asked a second time', () => {
    const at = policeDraft().tap(
      { do: 'offerSwitch' },
      { do: 'switchTold' },
      { do: 'switchAgree', seat: 'A' },
    );
    // nobody answers for the other side
    at.tap({ do: 'switchAgree', seat: 'A' });
    expect(at.step).toMatchObject({ at: 'switchAsk', seat: 'B' });
    at.tap({ do: 'switchDecline', seat: 'B' });
    expect(at.step).toMatchObject({ at: 'draft', turn: null });
    expect(at.step.at === 'draft' && at.step.clauses).toHaveLength(2);
    expect(at.wish('noteSwitchDropped')).toEqual({ do: 'noteSwitchDropped', to: 'people' });
    const before = at.desk;
    at.tap({ do: 'offerSwitch' });
    expect(at.desk).toBe(before);
  });

  it('may be left by whoever leads, and proposed again', () => {
    const at = policeDraft().tap({ do: 'offerSwitch' }, { do: 'switchDrop' });
    expect(at.step).toMatchObject({ at: 'draft', turn: { 'zh-CN': '人民调解' } });
    expect(agreed(at).tap({ do: 'switchDrop' }).step.at).toBe('draft');
  });

  it('takes no card but one that may lead and sign it', () => {
    const at = agreed(policeDraft());
    for (const role of ['gridStaff', 'judge', 'judicialOfficer', 'agencyRep'] as const) {
      expect(staffCard(at, role).step).toMatchObject({ at: 'leadCard', problem: 'cannotLeadThis' });
      expect(at.table.session?.regime).toBe('police');
    }
    expect(at.card(staffOf.policeOfficer.card).step).toMatchObject({ problem: 'leadsAlready' });
    expect(at.card(cards.A).step).toMatchObject({ problem: 'otherPartysCard' });
  });

  it('is not offered by people’s mediation, nor by police mediation before there is a draft', () => {
    const at = toSeats('policeOfficer', null);
    const before = at.desk;
    at.tap(
      { do: 'offerSwitch' },
      { do: 'switchTold' },
      { do: 'switchAgree', seat: 'A' },
      { do: 'switchDrop' },
    );
    expect(at.desk).toBe(before);
  });
});

describe('mediation of the court', () => {
  const toSigners = (role: StaffRole, regime: RegimeId): TestTable => {
    const at = nextNotices(seatBoth(toSeats(role, regime, online())));
    // a judge writes for nobody either
    if (at.step.at === 'writer') at.tap({ do: 'writer', seat: 'B' });
    return hearAll(paperMade(writeClauses(at))).tap({ do: 'toSigning' });
  };

  it('is in effect at the last party’s signature where the court delegated it', () => {
    const at = toSigners('mediator', 'courtInvitedPreFiling');
    for (const who of ['A', 'lead', 'B'] as const) sign(at, who);
    at.send({
      kind: 'session',
      news: { news: 'captured', itemId: 'i', at: '2026-11-23T10:20:00.000+08:00' },
    });
    expect(at.step.at === 'captured' && at.step.lights.effectiveAt).toBe('2026-11-23T10:00:00.000+08:00');
  });

  it('takes no signature while the link is away, and says why', () => {
    const at = toSigners('mediator', 'courtInvitedPreFiling');
    at.online = false;
    writeName(at, 'A');
    expect(at.step).toMatchObject({ at: 'signers', refused: 'needsLink' });
    expect(at.table.session?.signatures).toEqual([]);
  });

  it('offers people’s mediation where the link went away, led on by the same mediator, or to wait', () => {
    const at = toSigners('mediator', 'courtInvitedPreFiling');
    at.online = false;
    at.act({ do: 'back', unfinished: null }, { do: 'back', unfinished: null });
    expect(at.step).toMatchObject({ at: 'draft', turn: { 'zh-CN': '人民调解' } });
    agreed(at);
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'A', coming: { kind: 'again' } });
    expect(nextNotices(at.card(cards.A).card(cards.B)).step).toMatchObject({ at: 'draft', clauses: [] });
    expect(at.table.session?.regime).toBe('people');
  });

  it('turns into nothing once somebody signed', () => {
    const at = sign(toSigners('mediator', 'courtInvitedPreFiling'), 'A');
    const before = at.desk;
    at.tap({ do: 'offerSwitch' });
    expect(at.desk).toBe(before);
  });

  it('has no signature of the judge: the court’s word is given by the court alone', () => {
    const at = toSigners('judge', 'judgeLed');
    expect(at.step.at === 'signers' && at.step.people.map(({ who }) => who)).toEqual(['A', 'B']);
    const before = at.desk;
    at.tap({ do: 'signNow', who: 'lead' });
    expect(at.desk).toBe(before);
    for (const who of ['A', 'B'] as const) sign(at, who);
    expect(at.wish('capture')).toEqual({ do: 'capture' });
    expect(at.table.session?.phase.kind).toBe('signing');
  });

  it('halts where a side stops before the judge, goes on when both want to, or ends', () => {
    const at = toSigners('judge', 'judgeLed').tap({ do: 'stop' });
    expect(at.step).toMatchObject({ at: 'halted' });
    expect(at.wish('noteEnded')).toBeUndefined();
    at.tap({ do: 'resume' });
    expect(at.step.at).toBe('signers');
    at.tap({ do: 'stop' }, { do: 'endNow' });
    expect(at.step).toMatchObject({ at: 'ended', reason: 'refused' });
    expect(at.table.session?.phase).toEqual({ kind: 'closed', reason: 'refused' });
  });
});

it('takes a guardian’s place over into the new kind, with the papers and a fresh card', () => {
  const at = takeSeat(toSeats('policeOfficer', null), 'A');
  acts(at, { as: 'guardian', name: '李小雨', number: '', card: cards.second });
  at.tap({ do: 'scanPaper', source: 'feeder' });
  const job = at.effect('startScan')?.job ?? '';
  at.send({ kind: 'pageKept', job, page: { id: 'p1', sha256: 'd'.repeat(64), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300, scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder' } }); // prettier-ignore
  at.send({ kind: 'scanEnded', job, error: null, pages: 1 }).tap({ do: 'papersDone' });
  nextNotices(at).tap({ do: 'writer', seat: 'A' });
  staffCard(agreed(at), 'mediator').card(cards.A).card(cards.second);
  expect(nextNotices(at).step.at).toBe('draft');
  expect(at.table.people.B?.acting).toMatchObject({ as: 'guardian', pages: [{ id: 'p1' }] });
});

it('still opens people’s mediation for a mediator alone', () => {
  expect(toApplicants().step.at).toBe('applicants');
});
