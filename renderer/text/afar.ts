/** The type of every word about a party that is elsewhere, as the booth says them. */
import type { Afar } from '../../main/contract/sessionScreen.ts';

export interface AfarText {
  /** On the page that asks for a card: the party is not here. */
  readonly button: string;
  readonly title: (party: string) => string;
  readonly again: (party: string) => string;
  readonly hint: string;
  readonly nobody: string;
  readonly offered: string;
  readonly digits: (number: string) => string;
  readonly compare: string;
  readonly compareOf: (name: string) => string;
  readonly check: {
    readonly title: (party: string) => string;
    readonly hint: string;
    readonly name: string;
    readonly number: string;
    readonly address: string;
    readonly validTo: string;
    readonly digits: string;
    readonly level: string;
    /** Another booth read the chip: instead of the card before the camera. */
    readonly chip: { readonly hint: string; readonly level: (booth: string, time: string) => string };
    readonly no: string;
    readonly yes: string;
  };
  readonly signer: {
    readonly title: (name: string) => string;
    readonly hint: string;
    readonly chipHint: string;
    readonly yes: string;
  };
  readonly reads: string;
  readonly state: Readonly<Record<Afar, string>>;
  readonly letSign: string;
  readonly letSignOf: (name: string) => string;
  readonly tieAgain: string;
  readonly tieAgainOf: (name: string) => string;
}
