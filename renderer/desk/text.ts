/** The desk's words, zh-CN first; a language is complete when it compiles. */
import type { CleaningStep, PageVerdict } from '../../main/contract/request.ts';
import type { CardRecord } from '../../main/contract/devices.ts';
import type { InboxRow, OpenedRequest } from '../../main/contract/desk.ts';
import type { DisputeKindId, Language } from '../../main/contract/policy.ts';
import type { Needs, Path } from '../../main/contract/request.ts';
import type { z } from 'zod';
import type { AgreementText } from './agreements/text.ts';
import type { GroupsText } from './groups/text.ts';
import type { HearingsText } from './hearing/text.ts';
import type { InkedText } from './inked/text.ts';
import type { LiveText } from './live/text.ts';
import type { RecordingsText } from './recording/text.ts';
import type { StateFilter } from './filter.ts';
import type { MarksText } from './marks/text.ts';
import type { SearchText } from './search/text.ts';
import { en } from './textEn.ts';
import { zhCN } from './textZh.ts';

type CheckName = keyof z.infer<typeof OpenedRequest>['checks'];
type Sides = { readonly yes: string; readonly no: string };
type Words<K extends string> = Readonly<Record<K, string>>;

export type DeskText = {
  readonly title: string;
  readonly otherLanguage: string;
  readonly skip: string;
  readonly nav: Words<'label' | 'inbox' | 'agreements' | 'groups' | 'hearings' | 'live' | 'booths'>;
  readonly search: Words<'label' | 'placeholder'>;
  readonly line: Words<'live' | 'lost'>;
  readonly inbox: {
    readonly heading: string;
    readonly waiting: (count: number) => string;
    readonly empty: string;
    readonly noMatch: string;
    readonly filter: Readonly<Record<StateFilter, string>>;
    readonly filterLabel: string;
    readonly columns: Words<'received' | 'parties' | 'dispute' | 'booth' | 'pages' | 'state'>;
    readonly keys: string;
    readonly table: string;
  };
  readonly state: Readonly<Record<InboxRow['state'], string>>;
  readonly dispute: Readonly<Record<DisputeKindId, string>>;
  readonly disputeUnknown: string;
  readonly detail: {
    readonly none: string;
    readonly opens: string;
    readonly open: string;
    readonly opening: string;
    readonly logged: (clerk: string) => string;
    readonly received: (time: string, number: string) => string;
    readonly rows: Words<
      | 'claims'
      | 'facts'
      | 'applicant'
      | 'respondents'
      | 'identity'
      | 'needs'
      | 'path'
      | 'service'
      | 'booth'
      | 'corrects'
    >;
    readonly material: (pages: number) => string;
    readonly total: (amount: string, upper: string) => string;
    readonly unknownAmount: string;
    readonly nothing: string;
    readonly unknownDate: string;
    readonly eService: Words<'yes' | 'no' | 'unanswered'>;
    readonly identity: (at: string) => string;
    readonly warnings: string;
    readonly close: string;
  };
  readonly needs: {
    readonly larger: string;
    readonly readAloud: string;
    readonly keys: string;
    readonly helper: Words<z.infer<typeof Needs>['helper']>;
    readonly none: string;
  };
  readonly card: Words<CardRecord['type']>;
  readonly path: Words<Path>;
  readonly checks: { readonly heading: string } & Readonly<Record<CheckName, Sides>>;
  readonly document: {
    readonly heading: string;
    readonly page: (page: number, pages: number) => string;
    readonly previous: string;
    readonly next: string;
    readonly failed: string;
    readonly loading: string;
  };
  readonly evidence: {
    readonly heading: (count: number) => string;
    readonly none: string;
    readonly matches: string;
    readonly differs: string;
    readonly missing: string;
    readonly digest: (digest: string) => string;
    /** Under each page: whether an original stands behind it. */
    readonly origin: Readonly<Record<'none' | 'lost' | 'here', string>>;
    readonly clean: string;
    readonly original: string;
    readonly asCame: string;
    readonly showOriginal: string;
    readonly showClean: string;
    readonly cleanedFrom: (digest: string) => string;
    readonly step: (step: CleaningStep) => string;
    readonly and: string;
    readonly verdict: Readonly<Record<PageVerdict, string>>;
    readonly quality: (verdict: string, keptDespite: boolean, oversize: boolean) => string;
    readonly show: (name: string) => string;
    readonly close: string;
  };
  readonly signature: {
    readonly heading: string;
    readonly picture: (seconds: string, strokes: number) => string;
    readonly replay: string;
    readonly moment: string;
    readonly facts: (model: string, from: string, to: string, samples: number) => string;
    readonly gaps: (count: number) => string;
  };
  readonly searchIn: SearchText;
  readonly marks: MarksText;
  readonly agreements: AgreementText;
  readonly live: LiveText;
  readonly hearings: HearingsText;
  readonly recordings: RecordingsText;
  readonly groups: GroupsText;
  readonly inked: InkedText;
  readonly decide: {
    readonly accept: string;
    readonly acceptQuestion: string;
    readonly acceptWords: string;
    readonly acceptDo: string;
    readonly return: string;
    readonly returnHeading: string;
    readonly returnWords: string;
    readonly reasons: string;
    readonly otherReason: string;
    readonly otherLabel: string;
    readonly note: string;
    readonly due: string;
    readonly dueExact: string;
    readonly dueAbout: string;
    readonly returnDo: string;
    readonly cancel: string;
    readonly needReason: string;
    readonly needDue: string;
    readonly accepted: (number: string, at: string) => string;
    readonly returned: (due: string, at: string) => string;
    readonly waiting: string;
  };
  /** A group's roster on its way to a booth. */
  readonly roster: {
    readonly button: string;
    readonly heading: (booth: string) => string;
    readonly what: string;
    readonly file: string;
    readonly send: string;
    readonly taken: (members: number, sum: string, until: string) => string;
    readonly nothingTaken: string;
    readonly problem: (line: number, what: string, of: number | null) => string;
    readonly wrong: Readonly<
      Record<
        | 'unreadable'
        | 'empty'
        | 'tooMany'
        | 'tooLarge'
        | 'columns'
        | 'name'
        | 'number'
        | 'checkDigit'
        | 'sum'
        | 'twice',
        string
      >
    >;
  };
  readonly booths: {
    readonly heading: string;
    readonly cards: string;
    readonly online: string;
    readonly offline: (since: string) => string;
    readonly never: string;
    readonly revoked: string;
    readonly queued: (count: number) => string;
    readonly gap: string;
    readonly noGap: string;
    readonly devicesFine: string;
    readonly device: (name: string) => string;
    readonly deviceState: (state: string) => string;
    readonly columns: Words<'name' | 'state' | 'seen' | 'seq' | 'gap' | 'queued' | 'devices' | 'actions'>;
    readonly empty: string;
    readonly newBooth: string;
    readonly codeFor: (name: string) => string;
    readonly newCode: string;
    readonly id: string;
    readonly idHint: string;
    readonly site: string;
    readonly booth: string;
    readonly issue: string;
    readonly codeWords: (until: string) => string;
    readonly done: string;
    readonly revoke: string;
    readonly revokeQuestion: (name: string) => string;
    readonly revokeWords: string;
    readonly revokeDo: string;
  };
  readonly shortcuts: {
    readonly heading: string;
    readonly open: string;
    readonly rows: readonly (readonly [string, string])[];
    readonly close: string;
  };
  readonly trouble: { readonly of: (kind: string) => string; readonly again: string };
  readonly locale: string;
};

export const deskTexts: Readonly<Record<Language, DeskText>> = { 'zh-CN': zhCN, en };
