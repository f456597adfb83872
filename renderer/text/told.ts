/** The type of every word in which a party is told what the court did with an agreement; a language is complete or does not compile. */
import type { ServiceRecord, ToldAgreement } from '../../main/contract/agreements.ts';
import type { Light } from '../../main/contract/session/regime.ts';
import type { StatementProblem } from '../../main/contract/statement.ts';
import type { z } from 'zod';
import { textHook } from './language.ts';
import { toldEn } from './told.en.ts';
import { toldZh } from './told.zh.ts';

type Answer = ToldAgreement['answer']['kind'];
type Way = z.infer<typeof ServiceRecord>['way'];

export interface ToldText {
  /** The court's answer as a heading, and what it means for the party. */
  readonly answer: Readonly<Record<Answer, { readonly title: string; readonly line: string }>>;
  readonly number: string;
  readonly registeredOn: string;
  readonly reason: string;
  readonly receipt: string;
  readonly receivedAt: (when: string) => string;
  readonly followUp: string;
  readonly with: (names: string) => string;
  readonly effect: { readonly since: (when: string) => string; readonly notYet: string; readonly notYetLine: string };
  readonly light: Readonly<Record<Light, string>>;
  /** Of a seal: how many scanned pages of the sealed copy the court has compared. */
  readonly seen: (on: string, pages: number) => string;
  /** The court's own statement, issued and served. */
  readonly statement: {
    readonly number: string;
    readonly issued: (when: string) => string;
    readonly meaning: string;
    readonly service: (who: string) => string;
    readonly look: string;
    /** Read here, page by page. */
    readonly title: string;
    readonly hint: string;
    readonly fetching: string;
    readonly fetchingLine: string;
    readonly problem: Readonly<Record<StatementProblem, { readonly title: string; readonly line: string }>>;
    readonly smaller: string;
    readonly larger: string;
    readonly back: string;
  };
  /** Of a member of a group. */
  readonly member: {
    readonly receipt: string;
    readonly sum: string;
    readonly everybody: string;
    readonly consented: (count: number, of: number) => string;
  };
  readonly signature: (who: string) => string;
  readonly on: (when: string) => string;
  readonly off: string;
  readonly you: string;
  readonly service: (who: string) => string;
  readonly served: {
    readonly none: string;
    readonly sent: (way: string, when: string) => string;
    readonly delivered: (way: string, when: string) => string;
  };
  readonly way: Readonly<Record<Way, string>>;
  readonly confirmation: {
    readonly open: (due: string, exact: boolean) => string;
    readonly left: (days: number) => string;
    readonly applied: (when: string) => string;
    readonly appliedLine: string;
    readonly over: (due: string) => string;
  };
  /** What both applied for at a booth, as far as the court has said. */
  readonly application: {
    readonly received: { readonly title: string; readonly line: string };
    readonly taken: { readonly title: string; readonly line: string };
    readonly returned: { readonly title: string; readonly line: (reason: string) => string };
    readonly receipt: (number: string) => string;
    readonly number: string;
  };
} // prettier-ignore

export const useToldText = textHook<ToldText>({ 'zh-CN': toldZh, en: toldEn });
