/** Own words for a clause or for the facts, and the choice of a ready clause. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import type { Call } from '../../call/call.ts';
import { useDrafts } from '../../call/draft/useDrafts.ts';
import { callTexts } from '../../call/text.ts';
import { useLocal } from '../../text/language.ts';
import { useLive } from '../live/useTableCall.ts';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';
import { WordsEntry } from './WordsEntry.tsx';

export function Words(props: StepProps<'words'>): ReactNode {
  const { table } = useLive();
  const { step } = props;
  return table.kind === 'on' && step.clause !== null ? (
    <LiveWords {...props} clause={step.clause} call={table.seat.call} />
  ) : (
    <OwnWords {...props} />
  );
}

function OwnWords({ screen, step }: StepProps<'words'>): ReactNode {
  const { text, tap } = useSession(screen);
  const { title, hint } = text.words[step.of];
  return (
    <WordsEntry
      screen={screen}
      title={title}
      hint={hint}
      next={text.words.save}
      value={step.value}
      maxLength={step.maxLength}
      kind="sentence"
      phrases={step.phrases}
      onDone={(words) => tap({ do: 'words', text: words })}
    />
  );
}

interface LiveWordsProps extends StepProps<'words'> {
  readonly clause: string;
  readonly call: Call;
}

/** In a live session: with everybody, once the draft lies before them; what was begun alone goes along. */
function LiveWords({ screen, step, clause, call }: LiveWordsProps): ReactNode {
  const { text, tap } = useSession(screen);
  const { view } = useBooth();
  const { drafts } = call;
  const { ready, where, sheet } = useDrafts(drafts);
  const together = ready && sheet.clauses.some((one) => one.clause === clause && one.free);
  const [alone, setAlone] = useState(step.value);
  const { title, hint } = text.words[step.of];
  useEffect(() => {
    if (!together) return undefined;
    drafts.at(clause);
    return () => drafts.at(null);
  }, [together, drafts, clause]);
  const gone = useRef(false);
  useEffect(() => {
    // once, when it comes before all
    if (together && !gone.current && alone !== step.value) drafts.write(clause, alone);
    gone.current = together;
  }, [together, alone, step.value, drafts, clause]);
  const { role } = callTexts[view.frame.look.language];
  const writers = [...where.values()].filter((at) => at.clause === clause).map((at) => role[at.role]);
  const value = together ? drafts.text(clause) : alone;
  return (
    <WordsEntry
      screen={screen}
      title={title}
      hint={together ? [text.words.together, ...writers.map(text.words.writes)].join('') : hint}
      next={text.words.save}
      value={value}
      maxLength={step.maxLength}
      kind="sentence"
      phrases={step.phrases}
      onWritten={(words) => (together ? drafts.write(clause, words) : setAlone(words))}
      {...(together ? { hold: (at: number) => drafts.hold(clause, at) } : {})}
      onDone={() => tap({ do: 'words', text: value, together })}
    />
  );
}

export function Pick({ screen, step }: StepProps<'pick'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  return (
    <Tiles
      screen={screen}
      title={text.pick.title}
      hint={text.pick.hint}
      choices={[
        ...step.offers.map(({ id, label }) => ({
          id,
          title: local(label),
          icon: 'file-plus' as const,
          choose: () => tap({ do: 'pickClause', offer: id }),
        })),
        ...(step.secures
          ? [
              {
                id: 'secure',
                title: text.parties.secure.title,
                line: text.parties.secure.line,
                icon: 'shield-check' as const,
                choose: () => tap({ do: 'secure' }),
              },
            ]
          : []),
        {
          id: 'own',
          title: text.pick.own,
          icon: 'pencil' as const,
          choose: () => tap({ do: 'pickClause', offer: null }),
        },
      ]}
    />
  );
}
