/** What the agreements' part of the desk has to say, in every language. */
import type { DisputeSource } from '../../../main/contract/session/hosting.ts';
import type { AgreementFlaw, AgreementState, ServiceRecord } from '../../../main/contract/agreements.ts';
import type { Authority, Capacity } from '../../../main/contract/session/acting.ts';
import type { GroupEffect } from '../../../main/contract/session/groupEffect.ts';
import type { ServiceWish, Standing } from '../../../main/contract/session/parties.ts';
import type { Light, RegimeId } from '../../../main/contract/session/regime.ts';
import type { Role } from '../../../main/contract/session/roles.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export type AgreementText = {
  readonly heading: string;
  readonly waiting: (count: number) => string;
  readonly empty: string;
  readonly table: string;
  readonly columns: Words<'received' | 'parties' | 'title' | 'booth' | 'signers' | 'state'>;
  readonly verifier: string;
  readonly verifierHint: string;
  readonly keys: string;
  readonly none: string;
  readonly state: Words<AgreementState>;
  readonly received: (time: string, number: string) => string;
  readonly waitingWords: string;
  readonly refusedWords: string;
  readonly opening: string;
  readonly again: string;
  readonly close: string;
  readonly logged: (clerk: string) => string;
  readonly verdict: { readonly good: string; readonly bad: string; readonly sealed: (at: string) => string };
  readonly flaw: Words<AgreementFlaw>;
  readonly group: Words<
    | 'heading'
    | 'binds'
    | 'bindsNobody'
    | 'no'
    | 'name'
    | 'came'
    | 'consent'
    | 'papers'
    | 'application'
    | 'represents'
    | 'present'
    | 'absent'
    | 'none'
    | 'paper'
    | 'proof'
  > & {
    readonly counts: (members: number, present: number, consented: number, sum: string) => string;
    readonly changes: (count: number) => string;
    readonly effect: Words<GroupEffect>;
    readonly received: (at: string, number: string) => string;
    readonly paperOf: (no: number) => string;
    readonly proofOf: (no: number) => string;
  };
  readonly lights: {
    readonly heading: string;
    readonly missing: string;
    readonly effective: (at: string) => string;
    readonly notYet: string;
    readonly byBooth: string;
    readonly other: Words<Light>;
    readonly noted: (proof: string, at: string) => string;
    readonly note: (light: string) => string;
    readonly noteWords: string;
    readonly date: string;
    readonly proof: string;
    readonly proofHint: string;
    readonly do: string;
    readonly needBoth: string;
    /** The copy that bears the organisation's seal. */
    readonly copy: {
      readonly heading: string;
      readonly words: (pages: number) => string;
      readonly pages: string;
      readonly do: string;
      readonly needPages: string;
      readonly seen: (by: string, at: string, proof: string) => string;
      readonly page: (page: number) => string;
    };
  };
  readonly statement: Words<
    | 'heading'
    | 'none'
    | 'number'
    | 'numberHint'
    | 'date'
    | 'file'
    | 'do'
    | 'question'
    | 'words'
    | 'paper'
    | 'needAll'
  > & {
    readonly issued: (number: string, date: string, by: string, at: string) => string;
  };
  readonly people: {
    readonly heading: string;
    readonly side: Words<'applicant' | 'respondent' | 'thirdParty'>;
    readonly as: (standing: Standing, nth: number | null) => string;
    readonly role: Words<Role>;
    readonly acting: (party: string, as: Capacity, authority: Authority | null) => string;
    readonly paper: (page: number) => string;
    readonly identity: (method: string, level: string, at: string) => string;
    readonly noIdentity: string;
    readonly heard: (parts: number, time: string) => string;
    readonly seen: (parts: number, time: string) => string;
    readonly nothingShown: string;
    readonly objection: (at: string, said: string) => string;
    readonly act: (what: 'signed' | 'refused' | 'objected', from: string, to: string) => string;
    readonly noAct: string;
    readonly alone: string;
    readonly afar: string;
    readonly notAlone: string;
    readonly clockUnsure: string;
    readonly time: (seconds: number) => string;
  };
  readonly session: {
    readonly heading: string;
    readonly regime: Words<RegimeId>;
    readonly turned: (from: string, to: string, time: string) => string;
    readonly opening: (source: string, time: string) => string;
    readonly source: Words<DisputeSource>;
    readonly where: (booth: string, from: string, to: string) => string;
    readonly link: Words<'online' | 'offline'>;
    readonly clock: (trusted: boolean) => string;
    readonly versions: (count: number) => string;
    readonly followUp: (day: string) => string;
    readonly noFollowUp: string;
  };
  readonly files: Words<'heading' | 'pdf' | 'proof' | 'calendar' | 'hint'>;
  readonly answer: {
    readonly register: string;
    readonly registerQuestion: string;
    readonly registerWords: string;
    readonly registered: (number: string, at: string) => string;
    readonly return: string;
    readonly returnHeading: string;
    readonly returnWords: string;
    readonly reason: string;
    readonly needReason: string;
    readonly returned: (at: string) => string;
    readonly cancel: string;
  };
  readonly service: {
    readonly heading: string;
    readonly honest: string;
    readonly nothing: string;
    readonly of: Words<ServiceRecord['of']>;
    readonly way: Words<ServiceRecord['way']>;
    /** As the party said it at the booth. */
    readonly wish: Words<ServiceWish>;
    readonly sent: (way: string, at: string) => string;
    readonly delivered: (at: string, proof: string) => string;
    readonly unproved: string;
    readonly consent: (words: string) => string;
    readonly add: (name: string) => string;
    readonly fields: Words<'of' | 'way' | 'consent' | 'proof' | 'proofHint'>;
    readonly do: string;
    readonly needConsent: string;
  };
  readonly confirmation: {
    readonly heading: string;
    readonly due: (date: string, days: number, exact: boolean) => string;
    readonly over: (date: string) => string;
    readonly notConfirmable: string;
    readonly apply: string;
    readonly question: string;
    readonly words: string;
    readonly applied: (at: string) => string;
    /** What came from the booth. */
    readonly came: Words<'waiting' | 'refused' | 'received' | 'taken' | 'returned'>;
    readonly cameAt: (at: string, number: string, signedAt: string) => string;
    readonly paper: string;
    readonly notYet: string;
    readonly take: string;
    readonly takeQuestion: string;
    readonly takeWords: string;
    readonly return: string;
    readonly returnHeading: string;
    readonly returnWords: string;
    readonly taken: (number: string, at: string) => string;
    readonly returned: (at: string, reason: string) => string;
  };
};
