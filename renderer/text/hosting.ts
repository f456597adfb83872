/** The type of the words for a session that grid staff open for somebody else to lead. */
import type { DisputeSource } from '../../main/contract/session/hosting.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

export interface HostingText {
  readonly opener: (name: string, organisation: string) => string;
  readonly source: { readonly title: string } & Readonly<Record<DisputeSource, Said>>;
  readonly willing: {
    readonly title: (kind: string) => string;
    readonly hint: string;
    readonly yes: Said;
    readonly no: Said;
  };
  readonly regimes: string;
  readonly leadCard: (regime: string) => Said;
}
