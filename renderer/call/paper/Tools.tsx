/** What may be done on a page besides looking: draw, write a line, take back; at the hand one uses. */
import { Eraser, PanelLeft, PanelRight, Pencil, PencilOff, Type, Undo2, type LucideIcon } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { INK } from '../../../main/contract/coview.ts';
import call from '../call.module.css';
import { Modal } from '../Question.tsx';
import { useCallWords } from '../text.ts';
import css from './paper.module.css';
import type { Papers } from './papers.ts';

export interface ToolsProps {
  readonly papers: Papers;
  readonly page: number;
  readonly host: boolean;
  readonly drawing: boolean;
  readonly onDrawing: (drawing: boolean) => void;
  readonly left: boolean;
  readonly onLeft: (left: boolean) => void;
}

export function Tools({ papers, page, host, drawing, onDrawing, left, onLeft }: ToolsProps): ReactElement {
  const { words } = useCallWords().paper;
  const [writing, setWriting] = useState(false);
  const tool = (Icon: LucideIcon, label: string, onPress: () => void, pressed?: boolean): ReactElement => (
    <button
      type="button"
      className={call['button']}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onPress}
    >
      <Icon aria-hidden />
      {label}
    </button>
  );
  return (
    <div className={css['tools']} role="group" aria-label={words.tools}>
      {tool(
        drawing ? PencilOff : Pencil,
        drawing ? words.drawing : words.draw,
        () => onDrawing(!drawing),
        drawing,
      )}
      {tool(Type, words.write, () => setWriting(true))}
      {tool(Undo2, words.undo, () => papers.undo(page))}
      {host && tool(Eraser, words.clear, () => papers.clear(page))}
      {tool(left ? PanelRight : PanelLeft, left ? words.toolsRight : words.toolsLeft, () => onLeft(!left))}
      {writing && (
        <Note
          onCancel={() => setWriting(false)}
          onPut={(text, y) => {
            setWriting(false);
            papers.note(page, y, text);
          }}
        />
      )}
    </div>
  );
}

/** Shares of the page's height: a place without a pointer. */
const PLACES = [
  ['noteTop', 0.06],
  ['noteMiddle', 0.46],
  ['noteBottom', 0.86],
] as const;

function Note({
  onCancel,
  onPut,
}: {
  readonly onCancel: () => void;
  readonly onPut: (words: string, y: number) => void;
}): ReactElement {
  const { words } = useCallWords().paper;
  const id = useId();
  const [text, setText] = useState('');
  const [y, setY] = useState<number>(PLACES[0][1]);
  return (
    <Modal heading={words.noteTitle} onCancel={onCancel}>
      <label htmlFor={id}>{words.noteLabel}</label>
      <textarea
        id={id}
        className={css['text']}
        rows={3}
        maxLength={INK.note}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={call['row']} role="group" aria-label={words.noteWhere}>
        {PLACES.map(([name, place]) => (
          <button
            key={name}
            type="button"
            className={call['button']}
            aria-pressed={y === place}
            onClick={() => setY(place)}
          >
            {words[name]}
          </button>
        ))}
      </div>
      <div className={call['actions']}>
        <button type="button" className={call['button']} onClick={onCancel}>
          {words.noteCancel}
        </button>
        <button
          type="button"
          className={call['button']}
          data-kind="main"
          onClick={() => (text.trim() === '' ? onCancel() : onPut(text, y))}
        >
          {words.notePut}
        </button>
      </div>
    </Modal>
  );
}
