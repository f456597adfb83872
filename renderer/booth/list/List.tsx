/** A list on the way through the form: what is there, with 改 and 删除 beside each row, and a way to add another. */
import type { ReactNode } from 'react';
import { upperCaseAmount } from '../../../main/contract/money.ts';
import type { BoothView, ListName, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { yuan } from '../../text/format.ts';
import { useLocal } from '../../text/language.ts';
import { useRequestText, type RequestText } from '../../text/request.ts';
import { parseRoughDay } from '../question/roughDate.ts';
import { shorten } from '../question/shorten.ts';
import { useProgress } from '../question/Sheet.tsx';
import styles from './List.module.css';

type ListScreen = Extract<Screen, { kind: 'list' }>;
type Row = ListScreen['rows'][number];

interface RowWords {
  readonly title: string;
  readonly detail: string;
}

/** Core gives the person's own words and bare numbers; here they become a line to read. */
function rowWords(text: RequestText, list: ListName, row: Row, kind: string | null): RowWords {
  switch (list) {
    case 'respondents':
      return { title: row.title, detail: row.detail };
    case 'claims':
      return { title: kind ?? row.title, detail: row.detail };
    case 'facts': {
      const day = parseRoughDay(row.title);
      return {
        title: day === null ? text.list.unknownDay : text.question.date.whole(day),
        detail: row.detail,
      };
    }
    case 'evidence': {
      const pages = text.list.pages(Number(row.detail));
      return {
        title: row.title === '' ? (kind ?? '') : row.title,
        detail: kind === null ? pages : `${kind} · ${pages}`,
      };
    }
  }
}

/** Characters of a row's detail that fit two lines beside the buttons. */
const DETAIL = { 100: 56, 125: 44, 150: 36, 200: 24 } as const;

function RowCard({ row, list }: { readonly row: Row; readonly list: ListName }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText();
  const local = useLocal();
  const { portrait, scale } = useLayout();
  const { title, detail } = rowWords(text, list, row, row.titleText === null ? null : local(row.titleText));
  const room = portrait ? Math.round(DETAIL[scale] * 0.8) : DETAIL[scale];
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>{shorten(title, Math.round(room / 2))}</p>
        {row.fen !== null && <p className={styles.amount}>¥ {yuan(row.fen)}</p>}
        {detail !== '' && <p className={styles.detail}>{shorten(detail, room)}</p>}
      </div>
      <div className={styles.tools}>
        <Button
          size="small"
          icon="pencil"
          spoken={text.list.changeRow(title)}
          onPress={() => act({ do: 'editRow', id: row.id })}
        >
          {text.list.change}
        </Button>
        <Button
          size="small"
          icon="trash-2"
          spoken={text.list.removeRow(title)}
          onPress={() => act({ do: 'removeRow', id: row.id })}
        >
          {text.list.remove}
        </Button>
      </div>
    </div>
  );
}

export function List({ screen }: { readonly view: BoothView; readonly screen: ListScreen }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().list;
  const progress = useProgress(screen.progress);
  const { list, rows, totalFen, undo, mayAdd } = screen;
  const empty = rows.length === 0;
  const add = (kind: 'main' | 'secondary'): ReactNode => (
    <Button kind={kind} icon="plus" onPress={() => act({ do: 'addRow' })}>
      {text.add[list]}
    </Button>
  );
  const blocks: Block[] = [
    ...(undo === null
      ? []
      : [
          {
            key: 'undo',
            node: (
              <div className={styles.undo}>
                <p role="status">{text.removed}</p>
                <Button size="small" icon="undo-2" onPress={() => act({ do: 'undo' })}>
                  {text.undo}
                </Button>
              </div>
            ),
          },
        ]),
    ...(empty
      ? [{ key: 'none', node: <Notice heading={text.none[list].title}>{text.none[list].say}</Notice> }]
      : rows.map((row) => ({ key: row.id, node: <RowCard row={row} list={list} /> }))),
    ...(totalFen === null || rows.length < 2
      ? []
      : [
          {
            key: 'total',
            node: (
              <div className={styles.total}>
                <p>{text.total}</p>
                <p className={styles.sum}>¥ {yuan(totalFen)}</p>
                <p className={styles.capital} lang="zh-CN">
                  {upperCaseAmount(totalFen)}
                </p>
              </div>
            ),
          },
        ]),
    ...(mayAdd ? [] : [{ key: 'full', node: <Notice tone="warn">{text.fullList}</Notice> }]),
  ];
  return (
    <Page
      progress={progress}
      title={text.title[list](rows.length)}
      hint={text.hint[list]}
      readAll={false}
      blocks={blocks}
      others={
        empty ? (
          <Button trailingIcon="arrow-right" onPress={() => act({ do: 'listDone' })}>
            {text.doneEmpty[list]}
          </Button>
        ) : (
          mayAdd && add('secondary')
        )
      }
      main={
        empty ? (
          add('main')
        ) : (
          <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'listDone' })}>
            {text.done[list]}
          </Button>
        )
      }
    />
  );
}
