/** The type of the words for a table of more than two: who stands how, whose turn it is, who owes whom, who secures it. */
import type { ServiceWish, Standing } from '../../main/contract/session/parties.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

export interface PartiesText {
  readonly more: string;
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  readonly remove: string;
  readonly removeOf: (party: string) => string;
  readonly chair: (place: string) => string;
  readonly done: string;
  readonly missing: Said;
  readonly full: string;
  readonly apart: {
    readonly off: Said & { readonly turn: string };
    readonly on: Said & { readonly turn: string };
  };
  readonly standing: { readonly title: string; readonly hint: string } & Readonly<Record<Standing, Said>>;
  /** Whoever is done may leave the chair. */
  readonly leave: string;
  readonly service: Readonly<Record<ServiceWish, Said>> & {
    readonly hint: (party: string, name: string) => string;
    readonly choose: string;
  };
  readonly payee: (payer: string) => string;
  readonly pays: (payer: string, payee: string) => string;
  readonly secure: Said;
  readonly secured: { readonly title: string; readonly debt: (payer: string, payee: string) => string };
  readonly securer: string;
  readonly way: { readonly title: (party: string) => string } & Readonly<
    Record<'general' | 'joint' | 'mortgage' | 'pledge', Said>
  >;
  readonly thing: Readonly<Record<'mortgage' | 'pledge', string>> & { readonly hint: string };
}
