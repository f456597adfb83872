/** What a question has so far, before it is sent: kept by the page alone, and given to core on the way forward or back. */
import type { AnswerValue, Input } from '../../../main/contract/screen.ts';
import { unreachable } from '../../../main/contract/result.ts';

/** The answer that takes no other beside it: "leave it to the clerk". */
export const CLERK_DECIDES = 'clerkDecides';

export type Draft =
  | { readonly kind: 'choice'; readonly ids: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  /** As typed, so that a half-typed amount survives: `3万5600`. */
  | { readonly kind: 'money'; readonly typed: string }
  | { readonly kind: 'date'; readonly date: string | null }
  | { readonly kind: 'statement' };

export function draftOf(input: Input, typedFrom: (fen: number) => string): Draft {
  switch (input.kind) {
    case 'choice':
      return { kind: 'choice', ids: input.value };
    case 'text':
      return { kind: 'text', text: input.value };
    case 'digits':
      return { kind: 'digits', text: input.value };
    case 'money':
      return { kind: 'money', typed: input.fen === null ? '' : typedFrom(input.fen) };
    case 'date':
      return { kind: 'date', date: input.value };
    case 'statement':
      return { kind: 'statement' };
    default:
      return unreachable(input);
  }
}

/** What goes to core. A statement has no unfinished answer: it is given by one of its two buttons. */
export function answerOf(draft: Draft, fenFrom: (typed: string) => number | null): AnswerValue | null {
  switch (draft.kind) {
    case 'choice':
      return { kind: 'choice', ids: [...draft.ids] };
    case 'text':
      return { kind: 'text', text: draft.text };
    case 'digits':
      return { kind: 'digits', text: draft.text };
    case 'money':
      return { kind: 'money', fen: fenFrom(draft.typed) };
    case 'date':
      return { kind: 'date', date: draft.date };
    case 'statement':
      return null;
    default:
      return unreachable(draft);
  }
}

/** One tap on a tile. With one choice the new replaces the old; a full set keeps what it has and takes no more. */
export function toggle(ids: readonly string[], id: string, most: number): readonly string[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  if (most === 1 || id === CLERK_DECIDES) return [id];
  const rest = ids.filter((other) => other !== CLERK_DECIDES);
  return rest.length >= most ? rest : [...rest, id];
}
