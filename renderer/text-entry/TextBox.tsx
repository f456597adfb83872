/** The text being written, one page of lines at a time, with the caret and the letters not yet turned into words. */
import type { ReactNode, Ref } from 'react';
import type { EntryLabels } from './labels.ts';
import { linesOf, pageAt, type Line } from './lines.ts';
import { graphemesOf, lengthOf } from './text.ts';
import { buttonType, useArea } from './useArea.ts';
import styles from './TextEntry.module.css';

const LINE_HEIGHT = 1.4;
/** Room at a line's end for the caret and for glyphs a little wider than their estimate. */
const SLACK = 8;

export interface TextBoxProps {
  readonly value: string;
  readonly caret: number;
  readonly composing: string;
  readonly label: string;
  readonly maxLength: number;
  readonly labels: EntryLabels;
  readonly ref: Ref<HTMLDivElement>;
}

interface LineViewProps {
  readonly line: Line;
  readonly at: number | null;
  readonly composing: number;
  readonly hint: string;
}

/** A line with caret and letters at their place. */
function LineView({ line, at, composing, hint }: LineViewProps): ReactNode {
  const text = (parts: readonly string[]): string => parts.filter((part) => part !== '\n').join('');
  if (at === null) return <div className={styles.line}>{text(line.parts)}</div>;
  const letters = Math.min(composing, at);
  return (
    <div className={styles.line}>
      {text(line.parts.slice(0, at - letters))}
      {letters > 0 ? (
        <span className={styles.composing}>{text(line.parts.slice(at - letters, at))}</span>
      ) : null}
      <span className={styles.caret} />
      {text(line.parts.slice(at))}
      {hint === '' ? null : <span className={styles.hint}>{hint}</span>}
    </div>
  );
}

export function TextBox({ value, caret, composing, label, maxLength, labels, ref }: TextBoxProps): ReactNode {
  const [box, area] = useArea<HTMLDivElement>();
  const type = buttonType(area);
  const parts = graphemesOf(value);
  const shownText = parts.slice(0, caret).join('') + composing + parts.slice(caret).join('');
  const end = caret + composing.length;
  const ems = Math.max(4, (area.width - SLACK) / type);
  const page = pageAt(linesOf(shownText, ems), end, Math.floor(area.height / (type * LINE_HEIGHT)));
  const caretLine = page.lines.findLastIndex((line) => line.start <= end);
  return (
    <div
      ref={ref}
      className={styles.field}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      aria-description={labels.count(lengthOf(value), maxLength)}
    >
      <div ref={box} className={styles.box}>
        {page.lines.map((line, index) => (
          <LineView
            key={line.start}
            line={line}
            at={index === caretLine ? end - line.start : null}
            composing={composing.length}
            hint={shownText === '' ? labels.emptyHint : ''}
          />
        ))}
      </div>
    </div>
  );
}
