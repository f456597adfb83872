/** Where on the desk the parts of what was told stand. Pure. */
import type { FoundPlace } from '../../../main/contract/search.ts';

export type ToldPart = (FoundPlace & { kind: 'told' })['part'];

/** The id of the element; it can take the focus. */
export const toldAnchor = (part: ToldPart): string => `told-${part}`;
