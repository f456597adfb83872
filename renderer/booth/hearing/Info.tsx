/** What the hearing is, the discipline of the courtroom, and the wish to come in person instead. */
import { useState, type ReactNode } from 'react';
import { OfflineReason } from '../../../main/contract/hearing/hearing.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { Tile } from '../../parts/Tile.tsx';
import { useWasRead } from '../../reading/hooks.ts';
import { dateAndTime } from '../../text/format.ts';
import { useLanguage, useLocal } from '../../text/language.ts';
import rows from '../home/Home.module.css';
import { tileRows } from '../home/tileRows.ts';
import session from '../session/session.module.css';
import { useHearing, type StepOf } from './useHearing.ts';

export function Info({ step }: StepOf<'info'>): ReactNode {
  const { text, tap } = useHearing();
  const language = useLanguage();
  const { info: words, role } = text;
  const { info } = step;
  const facts: readonly (readonly [IconName, string, string])[] = [
    ['file-text', words.case, `${info.caseNumber} ${info.cause}`],
    ['clock', words.time, dateAndTime(info.startsAt, language)],
    ['landmark', words.where, info.courtroom],
    ['gavel', words.judge, info.judge],
    ['user', words.you, role[info.role]],
    ['phone', words.clerk, info.phone],
    ...info.rules.map((rule) => ['list', words.rules, rule] as const),
  ];
  return (
    <Page
      title={words.title}
      hint={words.hint}
      blocks={facts.map(([icon, title, line]) => ({
        key: `${title}${line}`,
        joined: true,
        node: <Row icon={icon} title={line} line={title} />,
      }))}
      others={
        <Button icon="landmark" onPress={() => tap({ do: 'wantOffline' })}>
          {words.offline}
        </Button>
      }
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'infoRead' })}>
          {words.next}
        </Button>
      }
    />
  );
}

/** Read or heard to the end, then two ticks of one's own: nobody else is here, and the discipline is accepted. */
export function Discipline({ step }: StepOf<'discipline'>): ReactNode {
  const { text, tap } = useHearing();
  const local = useLocal();
  const wasRead = useWasRead();
  const [shownAt] = useState(() => performance.now());
  const [alone, setAlone] = useState(false);
  const [asked, setAsked] = useState(false);
  const { discipline: words } = text;
  const accept = (): void => {
    if (!alone) return setAsked(true);
    return tap({
      do: 'accept',
      shownMs: Math.round(performance.now() - shownAt),
      readAloud: wasRead(),
    });
  };
  return (
    <Page
      title={local(step.title)}
      hint={words.hint}
      error={asked && !alone ? { heading: words.needAlone.title, advice: words.needAlone.line } : null}
      blocks={[
        ...step.paragraphs.map((paragraph, index) => ({
          key: `p${index}`,
          node: <p className={session.paragraph}>{local(paragraph)}</p>,
        })),
        ...(step.witness ? [{ key: 'witness', node: <Notice icon="ear">{words.witness}</Notice> }] : []),
        {
          key: 'alone',
          node: (
            <Tile
              icon="user"
              title={words.alone}
              line={words.aloneLine}
              chosen={alone}
              onPress={() => setAlone(!alone)}
            />
          ),
        },
      ]}
      main={
        <Button kind="main" icon="check" onPress={accept}>
          {words.accept}
        </Button>
      }
    />
  );
}

const REASON_ICONS: Readonly<Record<OfflineReason, IconName>> = {
  cannotUse: 'accessibility',
  showOriginals: 'file-text',
  health: 'heart-pulse',
  badLine: 'wifi-off',
  other: 'ellipsis',
};

export function Offline(): ReactNode {
  const { text, tap } = useHearing();
  const { portrait, large } = useLayout();
  const { offlineReason: words } = text;
  const columns = portrait ? (large ? 1 : 2) : large ? 2 : 3;
  return (
    <Page
      title={words.title}
      hint={words.hint}
      readAll={false}
      blocks={tileRows(OfflineReason.options, columns).map((line, index) => ({
        key: `${columns}-${index}`,
        grow: true,
        node: (
          <div className={rows.row} data-columns={line.length === 1 ? 1 : columns}>
            {line.map((reason) => (
              <Tile
                key={reason}
                icon={REASON_ICONS[reason]}
                title={words.reason[reason].title}
                line={words.reason[reason].line}
                onPress={() => tap({ do: 'offline', reason })}
              />
            ))}
          </div>
        ),
      }))}
    />
  );
}
