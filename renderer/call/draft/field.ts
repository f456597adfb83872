/** A text field bound to one clause: others' letters come in around the caret, and none while Chinese is being composed. Free of React. */
import { editOf } from '../../../main/draft/edit.ts';
import type { Drafts } from './drafts.ts';

/** Where the selection is, as places that move along while others write. */
interface Held {
  readonly start: () => number;
  readonly end: () => number;
}
/** What is being composed stands in the field alone: it has taken the place of this much of the text. */
interface Composing extends Held {
  readonly before: string;
  readonly from: number;
  readonly to: number;
}

/** Until what is given back is called. */
export function bindField(field: HTMLTextAreaElement, drafts: Drafts, clause: string): () => void {
  let held = hold();
  let composing: Composing | null = null;

  function hold(): Held {
    const { selectionStart, selectionEnd } = field;
    return { start: drafts.hold(clause, selectionStart), end: drafts.hold(clause, selectionEnd) };
  }
  /** The text as it is now, with the caret where it was among the letters around it. */
  function show(): void {
    if (composing !== null) return;
    const text = drafts.text(clause);
    if (text === field.value) return;
    const [start, end, top] = [held.start(), held.end(), field.scrollTop];
    field.value = text;
    field.setSelectionRange(start, end);
    field.scrollTop = top;
    held = hold();
  }
  function written(): void {
    if (composing !== null) return;
    drafts.write(clause, field.value, field.selectionEnd);
    held = hold();
    show(); // what may not be written is not shown either
  }

  function composed(): void {
    const one = composing;
    composing = null;
    if (one === null) return;
    const { before, from, to } = one;
    const now = field.value;
    const tail = before.length - to;
    const around =
      now.startsWith(before.slice(0, from)) && now.endsWith(before.slice(to)) && now.length >= from + tail;
    const text = drafts.text(clause);
    const [start, end] = [Math.min(one.start(), text.length), Math.min(one.end(), text.length)];
    // An input method that changed more than it was given: what it changed, where it stood.
    const edit = editOf(before, now, field.selectionEnd);
    const put = around ? now.slice(from, now.length - tail) : (edit?.put ?? '');
    const [at, take] = around ? [start, Math.max(0, end - start)] : [edit?.at ?? start, edit?.take ?? 0];
    drafts.write(clause, text.slice(0, at) + put + text.slice(at + take), at + put.length);
    field.value = drafts.text(clause);
    field.setSelectionRange(at + put.length, at + put.length);
    held = hold();
  }

  const selected = (): void => {
    if (composing === null && document.activeElement === field) held = hold();
  };
  const begun = (): void => {
    const { selectionStart: from, selectionEnd: to } = field;
    composing = { ...hold(), before: field.value, from, to };
  };
  /** One's own changes alone: the browser would undo those of others too. */
  const history = (event: InputEvent): void => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    turn(event.inputType === 'historyRedo');
  };
  const keys = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.isComposing || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    turn(key === 'y' || event.shiftKey);
  };
  function turn(redo: boolean): void {
    if (redo) drafts.redo(clause);
    else drafts.undo(clause);
  }
  const entered = (): void => drafts.at(clause);
  const left = (): void => drafts.at(null);

  field.value = drafts.text(clause);
  const quiet = drafts.onChange(show);
  const ears = [
    ['input', written], ['compositionstart', begun], ['compositionend', composed], ['select', selected], ['keyup', selected],
    ['pointerup', selected], ['focus', entered], ['blur', left],
  ] as const; // prettier-ignore
  for (const [event, ear] of ears) field.addEventListener(event, ear);
  field.addEventListener('beforeinput', history);
  field.addEventListener('keydown', keys);
  return () => {
    quiet();
    for (const [event, ear] of ears) field.removeEventListener(event, ear);
    field.removeEventListener('beforeinput', history);
    field.removeEventListener('keydown', keys);
  };
}
