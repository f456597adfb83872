/** The agreement before this seat: each clause, who writes in it, what the checks say, and what changed since a version was read. */
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { DraftClause, DraftFinding } from '../../../main/contract/draft.ts';
import type { RoomView } from '../../../main/contract/live.ts';
import call from '../call.module.css';
import { ROLE_INK } from '../paper/inkDrawing.ts';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import { Changes } from './Changes.tsx';
import css from './draft.module.css';
import type { Drafts, DraftsState } from './drafts.ts';
import { bindField } from './field.ts';
import { useDrafts } from './useDrafts.ts';

export interface DraftPaneProps {
  readonly drafts: Drafts;
  readonly view: RoomView;
}

export function DraftPane({ drafts, view }: DraftPaneProps): ReactElement | null {
  const state = useDrafts(drafts);
  const { draft: text } = useCallWords();
  const [comparing, setComparing] = useState(false);
  const { draft, ready, sheet, mayWrite, refused, versions } = state;
  if (draft === null) return null;
  if (comparing) return <Changes drafts={drafts} onBack={() => setComparing(false)} />;
  const { words } = text;
  const now = draft.version !== null ? words.reading : draft.locked ? words.locked : mayWrite ? words.mayWrite : words.read; // prettier-ignore
  const whole = sheet.findings.filter(({ clause }) => clause === null);
  return (
    <section className={css['pane']} aria-label={words.title} data-draft={draft.draft}>
      <header className={css['head']}>
        <h2>{words.title}</h2>
        <p role="status" data-locked={draft.locked}>
          {now}
        </p>
        {mayWrite && <p className={call['hint']}>{state.kept ? words.kept : words.notKept}</p>}
        {versions.length > 0 && (
          <button type="button" className={call['button']} onClick={() => setComparing(true)}>
            {words.changes}
          </button>
        )}
      </header>
      {refused !== null && (
        <p role="alert" className={call['warn']}>
          {text.refused[refused]}
        </p>
      )}
      {sheet.missing.length > 0 && (
        <p role="alert" className={call['warn']}>
          {text.missing(sheet.missing.join(' '))}
        </p>
      )}
      <Findings findings={whole} />
      {ready ? (
        <ol className={css['clauses']}>
          {sheet.clauses.map((clause) => (
            <li key={clause.clause} data-clause={clause.clause}>
              <Clause drafts={drafts} state={state} view={view} clause={clause} />
            </li>
          ))}
        </ol>
      ) : (
        <p>{words.loading}</p>
      )}
    </section>
  );
}

interface ClauseProps extends DraftPaneProps {
  readonly state: DraftsState;
  readonly clause: DraftClause;
}

function Clause({ drafts, state, view, clause }: ClauseProps): ReactElement {
  const words = useCallWords();
  const { draft: text } = words;
  const id = useId();
  const { sheet, where, mayWrite } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  const writers = [...where].filter(([, at]) => at.clause === clause.clause);
  const shown = drafts.text(clause.clause);
  return (
    <>
      <div className={css['head']}>
        <h3 id={id}>{text.clause(clause.number)}</h3>
        {writers.map(([number, { role }]) => {
          const seat = view.seats.find((one) => one.seat === number);
          return (
            <p key={number} className={css['writer']} data-writer={number}>
              <b style={{ background: ROLE_INK[role] }} aria-hidden>
                {words.paper.sign[role]}
                {number}
              </b>{' '}
              {text.writes(seat === undefined ? words.role[role] : plateOf(seat, view, words))}
            </p>
          );
        })}
      </div>
      {clause.free && mayWrite ? (
        <>
          <Field drafts={drafts} clause={clause} label={id} field={field} />
          <Tools drafts={drafts} state={state} clause={clause} field={field} />
        </>
      ) : (
        <>
          <p className={css['text']} data-personal>
            {shown === '' ? text.words.empty : shown}
          </p>
          {!clause.free && <p className={call['hint']}>{text.words.own}</p>}
        </>
      )}
      <Findings findings={sheet.findings.filter((one) => one.clause === clause.clause)} />
    </>
  );
}

interface FieldProps {
  readonly drafts: Drafts;
  readonly clause: DraftClause;
  readonly label: string;
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
}

function Field({ drafts, clause: { clause, most }, label, field }: FieldProps): ReactElement {
  useEffect(() => {
    const { current } = field;
    return current === null ? undefined : bindField(current, drafts, clause);
  }, [drafts, clause, field]);
  return (
    <textarea
      ref={field}
      className={css['field']}
      aria-labelledby={label}
      maxLength={most}
      rows={3}
      autoComplete="off"
      spellCheck={false}
      data-personal
    />
  );
}

function Tools({ drafts, state, clause: { clause }, field }: ClauseToolsProps): ReactElement {
  const { draft: text } = useCallWords();
  const { words } = text;
  const put = (ready: string): void => {
    const at = field.current?.selectionEnd ?? drafts.text(clause).length;
    const before = drafts.text(clause);
    drafts.write(clause, before.slice(0, at) + ready + before.slice(at), at + ready.length);
    field.current?.focus();
  };
  return (
    <div className={css['tools']}>
      <button type="button" className={css['tool']} onClick={() => drafts.undo(clause)}>
        {words.undo}
      </button>
      <button type="button" className={css['tool']} onClick={() => drafts.redo(clause)}>
        {words.redo}
      </button>
      {state.library.length > 0 && (
        <details className={css['library']}>
          <summary className={css['tool']}>{words.library}</summary>
          <ul>
            {state.library.map(({ label, text: ready }) => (
              <li key={label}>
                <button type="button" className={css['tool']} title={ready} onClick={() => put(ready)}>
                  {label}
                  <span className={call['spoken']}> {words.put}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
interface ClauseToolsProps extends Pick<FieldProps, 'drafts' | 'clause' | 'field'> {
  readonly state: DraftsState;
}

function Findings({ findings }: { readonly findings: readonly DraftFinding[] }): ReactElement | null {
  const { draft: text } = useCallWords();
  const known = findings.flatMap(({ level, code }) => (isCode(code, text.finding) ? [{ level, code }] : []));
  if (known.length === 0) return null;
  return (
    <div role="status">
      <ul className={css['findings']}>
        {known.map(({ level, code }) => (
          <li key={code} className={css['finding']} data-level={level}>
            <b>{text.words[level]}：</b>
            {text.finding[code]}
          </li>
        ))}
      </ul>
    </div>
  );
}
const isCode = <T extends object>(code: string, words: T): code is string & keyof T => code in words;
