/** What an agreement is checked for before it is read out (domain.md 4.5.1): a block forbids, a warning asks the mediator. Pure. */
import { upperCaseAmount } from '../money.ts';
import type { Regime } from '../policy.ts';
import { isWorkday, type Calendar } from '../workdays.ts';
import { statusIn, type StatusRule } from './personalStatus.ts';
import type { AgreementDraft, Term, TermParty } from './terms.ts';

export type BlockCode =
  | 'missingParty' | 'missingSigner' | 'needsSpecialAuthority' | 'minorWithoutGuardian' | 'wordsDiffer' | 'sumDiffers'
  | 'noDate' | 'vagueDate' | 'personalStatus' | 'noWords'; // prettier-ignore
export type WarningCode =
  | 'payeeDiffers' | 'noWorkday' | 'mayAskForJudgment' | 'interestHigh' | 'thirdPartyBurdened' | 'guarantorNotSigning' | 'realRight'
  | 'farDate' | 'signedByHand' | 'statusByHand' | 'childNamed' | 'criminalWaiver' | 'cutsSupply'; // prettier-ignore

export type Finding =
  | { readonly level: 'block'; readonly code: BlockCode; readonly term: string | null }
  | { readonly level: 'warn'; readonly code: WarningCode; readonly term: string | null };

export interface CheckFacts {
  readonly regime: Pick<Regime, 'eSign'>;
  /** What of personal status a clause may settle, and how such a paper is signed. */
  readonly status: readonly StatusRule[];
  readonly calendar: Calendar;
  readonly today: string;
  /** Four times the one-year loan prime rate in thousandths of a percent, from the policy pack; null: not checked. */
  readonly interestCapMilliPercent: number | null;
  readonly adultAge: number;
}

const block = (code: BlockCode, term: string | null = null): Finding => ({ level: 'block', code, term });
const warn = (code: WarningCode, term: string | null = null): Finding => ({ level: 'warn', code, term });

export function checkAgreement(draft: AgreementDraft, facts: CheckFacts): readonly Finding[] {
  return [
    ...(draft.parties.length < 2 ? [block('missingParty')] : []),
    // it may be written and read here; it is signed elsewhere, and whoever writes it knows that from the beginning
    ...(facts.regime.eSign === 'allowed' ? [] : [warn('signedByHand')]),
    ...draft.parties.flatMap((party) => partyFindings(party, facts)),
    ...sumFindings(draft),
    ...draft.terms.flatMap((term) => termFindings(term, draft, facts)),
  ];
}

function partyFindings(party: TermParty, { adultAge }: CheckFacts): readonly Finding[] {
  const minor = party.age !== null && party.age < adultAge;
  if (minor && party.signer?.as !== 'guardian') return [block('minorWithoutGuardian')];
  if (party.signer === null) return [block('missingSigner')];
  // "全权代理" alone gives no power to settle (解释 89)
  return party.signer.as !== 'self' && !party.signer.maySettle ? [block('needsSpecialAuthority')] : [];
}

function sumFindings({ terms, totalFen }: AgreementDraft): readonly Finding[] {
  const rows = terms.filter((term) => term.kind === 'instalment');
  if (rows.length === 0) return [];
  const sum = rows.reduce((all, term) => all + (term.fen ?? 0), 0);
  return sum === totalFen ? [] : [block('sumDiffers')];
}

const PAYS = new Set<Term['kind']>(['payMoney', 'instalment', 'costs']);
/** Words that leave the day open: such a duty cannot be enforced. */
const VAGUE = /尽快|尽早|有钱时|条件允许|年底前后|过些时候|适时|近期/u;
const JUDGMENT = /请求(人民)?法院(作出)?判决|由(人民)?法院判决/u;
const REAL_RIGHT = /确认.{0,12}(所有权|产权|使用权|专利权|商标权|著作权)/u;
const CRIMINAL = /不(再)?追究.{0,8}刑事责任|不报警|撤销报案/u;
const CUTS_SUPPLY = /(停|断)(止供)?(水|电|气|热|暖)/u;
const FAR_YEARS = 2;

function termFindings(term: Term, draft: AgreementDraft, facts: CheckFacts): readonly Finding[] {
  const { id, fen, words, due, text } = term;
  const pays = PAYS.has(term.kind);
  const found: Finding[] = [];
  // somebody who writes with others took all of it away
  if (fen === null && term.security === undefined && text.trim() === '') found.push(block('noWords', id));
  if (pays && fen !== null && words !== null && words !== upperCaseAmount(fen))
    found.push(block('wordsDiffer', id));
  if (pays && due === null) found.push(block(VAGUE.test(text) ? 'vagueDate' : 'noDate', id));
  else if (pays && VAGUE.test(text)) found.push(block('vagueDate', id));
  // 民诉法解释 355: personal status is not a matter for confirmation, nor for an electronic signature (电子签名法 3)
  const settled = statusIn(text, facts.status);
  if (settled.some(({ way }) => way === 'elsewhere')) found.push(block('personalStatus', id));
  else if (term.kind === 'custody' || settled.length > 0) found.push(warn('statusByHand', id));
  if (due !== null && !isWorkday(due, facts.calendar)) found.push(warn('noWorkday', id));
  if (due !== null && due > `${Number(facts.today.slice(0, 4)) + FAR_YEARS}${facts.today.slice(4)}`)
    found.push(warn('farDate', id));
  if (JUDGMENT.test(text)) found.push(warn('mayAskForJudgment', id));
  if (REAL_RIGHT.test(text)) found.push(warn('realRight', id));
  if (CRIMINAL.test(text)) found.push(warn('criminalWaiver', id));
  if (CUTS_SUPPLY.test(text)) found.push(warn('cutsSupply', id));
  return [...found, ...moneyFindings(term, draft, facts), ...peopleFindings(term, draft, facts)];
}

function moneyFindings(term: Term, { parties }: AgreementDraft, facts: CheckFacts): readonly Finding[] {
  const creditor = parties.find((party) => party.id === term.creditor);
  const { account, interestMilliPercent: interest } = term;
  const cap = facts.interestCapMilliPercent;
  return [
    ...(account !== null && creditor !== undefined && account.name !== creditor.name
      ? [warn('payeeDiffers', term.id)]
      : []),
    ...(interest !== null && cap !== null && interest > cap ? [warn('interestHigh', term.id)] : []),
  ];
}

function peopleFindings(
  term: Term,
  { parties }: AgreementDraft,
  { adultAge }: CheckFacts,
): readonly Finding[] {
  const known = (id: string | null): boolean => id === null || parties.some((party) => party.id === id);
  const children = parties.filter((party) => party.age !== null && party.age < adultAge);
  const stranger = !known(term.debtor) || !known(term.creditor);
  return [
    ...(stranger
      ? [warn(term.kind === 'guarantee' ? 'guarantorNotSigning' : 'thirdPartyBurdened', term.id)]
      : []),
    ...(children.some((child) => term.text.includes(child.name)) ? [warn('childNamed', term.id)] : []),
  ];
}
