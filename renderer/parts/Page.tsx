/** The layout of every screen: progress, heading, hint, content that is paged when it does not fit, actions at the bottom right. */
import { useRef, useState, type ReactNode } from 'react';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import { ErrorBox, type ErrorBoxProps } from './ErrorBox.tsx';
import { useTurning } from '../reading/hooks.ts';
import { useLayout } from './layout.ts';
import { useLanguage } from '../text/language.ts';
import styles from './Page.module.css';
import { Progress, type ProgressProps } from './Progress.tsx';
import { usePages } from './usePages.ts';

/** A piece of content that stays whole. `grow`: takes what height is left. */
export interface Block {
  readonly key: string;
  readonly node: ReactNode;
  readonly grow?: boolean;
  /** Rows of one white card, which may be cut between rows. */
  readonly joined?: boolean;
}

export interface PageProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly progress?: ProgressProps;
  readonly error?: ErrorBoxProps | null;
  /** Content that may be paged. */
  readonly blocks?: readonly Block[];
  /** Beside the blocks in landscape below 150 %; after them otherwise. */
  readonly aside?: readonly Block[];
  /** Share of the two columns: `even`, or more room for the blocks (`wide`). */
  readonly split?: 'even' | 'wide';
  /** Instead of blocks: content that arranges itself in the whole area and never needs more. */
  readonly children?: ReactNode;
  /** The one filled button, bottom right. */
  readonly main?: ReactNode;
  /** Left of it. */
  readonly others?: ReactNode;
  /** The main action waits until the last page was shown (ux 20). */
  readonly readAll?: boolean;
}

export function Page(props: PageProps): ReactNode {
  const { blocks = [], aside = [], split = 'wide', main, others, readAll = true } = props;
  const text = useText();
  const language = useLanguage();
  const { portrait, scale, large } = useLayout();
  const root = useRef<HTMLDivElement>(null);
  // The first block of the page that is shown, not its number: measured again, no block slips by unseen.
  const [from, setFrom] = useState(0);
  const free = props.children !== undefined;

  // With large text the hint is content like any other, so that it can move to a page.
  const hintBlock: Block[] =
    large && !free && props.hint !== undefined
      ? [{ key: 'hint', node: <p className={styles.hint}>{props.hint}</p> }]
      : [];
  const column = [...hintBlock, ...blocks];
  const keys = [...column, ...aside].map((block) => block.key).join(' ');
  const mayHaveColumns = aside.length > 0 && !portrait && !large;
  const plan = usePages(root, `${portrait} ${scale} ${language} ${keys} ${split}`, mayHaveColumns);

  const count = plan.pages.length;
  const at = Math.max(
    0,
    plan.pages.findLastIndex(([first = 0]) => first <= from),
  );
  const last = at === count - 1;
  const shown = plan.pages[at] ?? [];
  const turnTo = (page: number) => setFrom(plan.pages[page]?.[0] ?? 0);
  useTurning({
    first: () => turnTo(0),
    next: last ? null : () => turnTo(at + 1),
  });
  const waits = readAll && main !== undefined;
  // 下面还有 stands where the main action would, unless that one is there and need not wait.
  const onwardAtMain = waits || main === undefined;
  const renderColumn = (list: readonly Block[], from: number) =>
    list.map((block, index) => {
      const joinedHere = (neighbour: number) =>
        list[neighbour]?.joined === true && shown.includes(from + neighbour);
      return (
        <div
          key={block.key}
          className={styles.block}
          data-block
          data-grow={block.grow || undefined}
          data-joined={block.joined || undefined}
          data-first={!joinedHere(index - 1) || undefined}
          data-last={!joinedHere(index + 1) || undefined}
          data-off={!shown.includes(from + index) || undefined}
        >
          {block.node}
        </div>
      );
    });
  const onward = (
    <Button kind={waits ? 'main' : 'secondary'} trailingIcon="chevron-down" onPress={() => turnTo(at + 1)}>
      {text.common.moreBelow}
    </Button>
  );

  return (
    <div ref={root} className={styles.page} data-paged={count > 1 || undefined} data-split={split}>
      <header className={styles.head}>
        {props.progress !== undefined && <Progress {...props.progress} />}
        {props.error !== undefined && props.error !== null && <ErrorBox {...props.error} />}
        <h1 tabIndex={-1} data-public>
          {props.title}
        </h1>
        {props.hint !== undefined && hintBlock.length === 0 && <p className={styles.hint}>{props.hint}</p>}
      </header>
      {free ? (
        <div className={styles.area} data-free>
          {props.children}
        </div>
      ) : (
        <div className={styles.area} data-area data-columns={plan.columns}>
          <div className={styles.column} data-column>
            {renderColumn(column, 0)}
          </div>
          {aside.length > 0 && (
            <div className={styles.column} data-column data-aside>
              {renderColumn(aside, column.length)}
            </div>
          )}
        </div>
      )}
      <footer className={styles.foot} data-empty={(main === undefined && others === undefined) || undefined}>
        <div className={styles.others}>{others}</div>
        {!free && (
          <div className={styles.pager}>
            <span className={styles.slot} data-off={at === 0 || undefined}>
              <Button icon="chevron-up" onPress={() => turnTo(at - 1)}>
                {text.common.previousPage}
              </Button>
            </span>
            <p aria-live="polite">{text.common.pageOf(at + 1, count)}</p>
            {!onwardAtMain && (
              <span className={styles.slot} data-off={last || undefined}>
                {onward}
              </span>
            )}
          </div>
        )}
        <div className={styles.main}>
          {main !== undefined && (
            <span className={styles.slot} data-off={(waits && !last) || undefined}>
              {main}
            </span>
          )}
          {onwardAtMain && !free && (
            <span className={styles.onward} data-off={last || undefined}>
              {onward}
            </span>
          )}
        </div>
      </footer>
    </div>
  );
}
