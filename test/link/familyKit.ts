/** Families against one company at a whole booth with a whole court: the table as a parent sits down at it, and the desk as a clerk sees it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  JudgmentNoted,
  MatterGroups,
  type JudgmentPost,
  type MatterGroup,
} from '../../main/contract/demoJudgment.ts';
import type { Seat } from '../../main/contract/session/parties.ts';
import type { CardRecord } from '../../main/contract/devices.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type Person } from './boothHands.ts';
import { tableSteps } from './tableKit.ts';
import { choose, say, type WholeRequest } from './wholeRequestKit.ts';

export const COMPANY = '重庆启明教育咨询有限公司';

export const sampleCase: JudgmentPost = {
  kind: 'training', respondent: COMPANY, caseNo: '（2026）渝0103民初1234号', claimed: ['家长要求退还没有上的课的钱。'],
  decided: ['公司按没有上的课退钱。', '家长要的利息，法院没有支持。'], decidedOn: '2025-06-18', final: true, validTo: '2035-12-31',
}; // prettier-ignore

export const holder = (card: CardRecord): Person => ({
  card: () => card, phone: () => '', residence: () => '', respondent: () => '', fact: () => '', evidence: () => '',
}); // prettier-ignore

export function familySteps(kit: WholeRequest) {
  const table = tableSteps(kit);
  const step = () => kit.shown('session').step;
  const sits = async (seat: Seat, card: CardRecord): Promise<void> => {
    kit.tapCard({ card: () => card });
    await kit.at('session', 'seatConfirm');
    await table.tap({ do: 'itIsMe', seat });
  };
  return {
    ...table,
    step,
    /** A parent in their own name against the company, told every notice; up to what the court says, or the draft. */
    async meets(parent: CardRecord, child: string, company: string = COMPANY): Promise<void> {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      await kit.at('session', 'staffCard');
      kit.tapCard({ card: () => cards.lead });
      await kit.at('session', 'regimes');
      await table.tap({ do: 'chooseRegime', regime: 'people' }, { do: 'chooseKind', kind: 'training' }, { do: 'privacyRead', shownMs: 3000, readAloud: false }); // prettier-ignore
      await table.tap({ do: 'forAnother' }, { do: 'capacity', as: 'guardian' }, { do: 'ownName', own: true }, { do: 'ward', name: child }); // prettier-ignore
      await sits('A', parent);
      await table.tap({ do: 'forAnother' }, { do: 'capacity', as: 'legalRep' }, { do: 'principal', name: company }, { do: 'principalNumber', number: '' }); // prettier-ignore
      await sits('B', cards.second);
      await table.tap({ do: 'scanPaper', source: 'feeder' });
      await kit.steps.feedPage();
      await until('scanned', () => {
        const now = step();
        return now.at === 'authorityPaper' && now.pages === 1 && !now.scanning;
      });
      await table.tap({ do: 'papersDone' });
      await table.listened();
      await until('looked for', () => step().at === 'demo' || step().at === 'draft');
    },
    /** Each party has it before them for so many ms. */
    async looks(ms: number): Promise<void> {
      for (let here = step(); here.at === 'demo' && here.seat !== null; here = step())
        await table.tap({ do: 'demoSeen', seat: here.seat, shownMs: ms, readAloud: false });
    },
    /** Whoever leads asks for a guest, every party agrees, the card is laid down. */
    async comes(call: 'agencyRep' | 'consumerCommittee', card: CardRecord): Promise<void> {
      await table.tap({ do: 'inviteGuest', call });
      for (let here = step(); here.at === 'guestAsk'; here = step()) await table.tap({ do: 'guestAnswer', seat: here.seat, agrees: true }); // prettier-ignore
      await kit.at('session', 'guestCard');
      kit.tapCard({ card: () => card });
      await kit.at('session', `"role":"${call}"`);
    },
    /** The company pays that sum at once. */
    async pays(fen: number, facts: string): Promise<void> {
      await table.tap({ do: 'editFacts' }, { do: 'words', text: facts }, { do: 'addPayment' }, { do: 'payer', seat: 'B' }, { do: 'total', fen }, { do: 'count', count: 1 }); // prettier-ignore
      const first = step();
      await table.tap({ do: 'first', day: first.at === 'first' ? (first.days[0] ?? '') : '' }, { do: 'takePlan' }); // prettier-ignore
      await kit.at('session', '"at":"draft"');
    },
    async settles(parent: CardRecord): Promise<void> {
      await table.readOut();
      for (const [who, card] of [['A', parent], ['lead', cards.lead], ['B', cards.second]] as const) await table.sign(who, holder(card)); // prettier-ignore
      await kit.at('session', '"at":"captured"');
    },
  };
}

/** A parent's own request at the booth against the company, by its name alone; up to the slip. */
export async function requests(kit: WholeRequest, person: Person): Promise<void> {
  const { steps } = kit;
  await steps.comeIn(person);
  await kit.act(
    { do: 'openService', service: 'mediation' }, choose('disputeKind', 'training'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
    { do: 'answer', question: 'myPhone', value: { kind: 'digits', text: person.phone() } }, say('myResidence', person.residence()),
    choose('respondentKind', 'organisation'), say('respondentName', person.respondent()), { do: 'skip', question: 'respondentUscc' },
    { do: 'skip', question: 'respondentPhone' }, { do: 'skip', question: 'respondentAddress' }, { do: 'listDone' },
  ); // prettier-ignore
  await steps.tellClaimsAndFacts(person);
  await steps.scanPage();
  await steps.finishForm(person);
  await steps.readDocument();
  await steps.writeName(person);
  await steps.confirmSignature();
}

/** What a clerk sees and does, over the desk's own API. */
export function groupDesk(kit: WholeRequest) {
  const ask = (path: string, post?: unknown): Promise<Response> =>
    fetch(`${kit.court().url}/desk/api/${path}`, {
      headers: { authorization: `Bearer ${kit.court().token}`, 'content-type': 'application/json' },
      ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    });
  return {
    ask,
    note: async (post: JudgmentPost = sampleCase) =>
      JudgmentNoted.parse(await (await ask('demo-judgments', post)).json()),
    groups: async (): Promise<readonly MatterGroup[]> =>
      MatterGroups.parse(await (await ask('groups')).json()).groups,
  };
}

/** Every file below a folder in which these words stand in clear. */
export function filesWith(folder: string, words: string): readonly string[] {
  const marks = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => {
    // a program that runs may have removed it since: what is gone holds nothing
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    return marks.some((mark) => bytes.includes(mark));
  }); // prettier-ignore
}
