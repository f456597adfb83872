/** The completeness check: what must be there, what is usually asked, what may stay empty; 改 beside each. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { useLocal } from '../../text/language.ts';
import { useRequestText, type CheckText } from '../../text/request.ts';
import { rowsOf } from '../question/choosing.ts';
import { shorten } from '../question/shorten.ts';
import { useProgress } from '../question/Sheet.tsx';
import styles from './Check.module.css';
import { grouped, missingMust, type CheckRowView } from './grouping.ts';

type CheckScreen = Extract<Screen, { kind: 'check' }>;

interface State {
  readonly tone: 'ok' | 'danger' | 'warn' | 'quiet';
  readonly icon: IconName;
  readonly word: string;
}

function stateOf(row: CheckRowView, text: CheckText): State {
  if (row.done) return { tone: 'ok', icon: 'circle-check', word: text.done };
  switch (row.level) {
    case 'must':
      return { tone: 'danger', icon: 'circle-alert', word: text.missingMust };
    case 'usual':
      return { tone: 'warn', icon: 'circle-alert', word: text.missingUsual };
    case 'optional':
      return { tone: 'quiet', icon: 'circle', word: text.missingOptional };
  }
}

const SUMMARY = 26;

function Row({ row }: { readonly row: CheckRowView }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().check;
  const local = useLocal();
  const { tone, icon, word } = stateOf(row, text);
  const { edit } = row;
  const name = text.row[row.id];
  const summary = row.summary === null ? '' : shorten(local(row.summary), SUMMARY);
  return (
    <li className={styles.row} data-tone={tone}>
      <span className={styles.state}>
        <Icon name={icon} />
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.summary}>{row.done && summary !== '' ? summary : word}</p>
      </div>
      {edit !== null && (
        <Button
          size="small"
          icon={row.done ? 'pencil' : 'plus'}
          spoken={row.done ? text.changeRow(name) : text.fillRow(name)}
          onPress={() => act({ do: 'edit', target: edit })}
        >
          {row.done ? text.change : text.fill}
        </Button>
      )}
    </li>
  );
}

export function Check({ screen }: { readonly view: BoothView; readonly screen: CheckScreen }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().check;
  const progress = useProgress(screen.progress);
  const { portrait, large } = useLayout();
  const columns = portrait || large ? 1 : 2;
  const missing = missingMust(screen.rows);
  const first = screen.rows.find((row) => row.id === missing[0])?.edit ?? null;

  const blocks: Block[] = grouped(screen.rows).flatMap((group) =>
    rowsOf(group.rows, columns).map((rows, i) => ({
      key: `${group.level}${i}`,
      node: (
        <div className={styles.group}>
          {i === 0 && <h2 className={styles.level}>{text.level[group.level]}</h2>}
          <ul className={styles.rows} data-columns={columns}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </div>
      ),
    })),
  );
  const lacking: Block[] = screen.mayContinue
    ? []
    : [
        {
          key: 'missing',
          node: (
            <Notice tone="danger" live>
              {text.missing(missing.map((id) => text.row[id]))}
            </Notice>
          ),
        },
      ];
  return (
    <Page
      progress={progress}
      title={screen.mayContinue ? text.title : text.titleMissing}
      {...(screen.mayContinue && !large ? { hint: text.allThere } : {})}
      blocks={[...lacking, ...blocks]}
      readAll={screen.mayContinue}
      main={
        screen.mayContinue ? (
          <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'checkDone' })}>
            {text.goOn}
          </Button>
        ) : (
          first !== null && (
            <Button kind="main" icon="plus" onPress={() => act({ do: 'edit', target: first })}>
              {text.fillMissing(text.row[missing[0] ?? 'identity'])}
            </Button>
          )
        )
      }
    />
  );
}
