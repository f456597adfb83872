/** The digest of ink as it is sealed: SHA-256 of the canonical JSON of its samples. */
import type { PenSample } from '../../contract/devices.ts';
import { canonicalText } from '../audit/chain.ts';
import { sha256Hex } from '../util/digest.ts';

export const samplesDigest = (samples: readonly PenSample[]): string =>
  sha256Hex(canonicalText([...samples]));
