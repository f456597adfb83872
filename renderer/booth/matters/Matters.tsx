/** The person's own matters and agreements with the court's answers; one alone is opened at once. */
import { useState, type ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useText } from '../../text/text.ts';
import { AgreementDetail, AgreementRow } from './AgreementTold.tsx';
import { MatterDetail } from './MatterDetail.tsx';
import { MatterRow } from './MatterRow.tsx';

type MattersScreen = Extract<Screen, { kind: 'matters' }>;

export function Matters({ screen }: { readonly view: BoothView; readonly screen: MattersScreen }): ReactNode {
  switch (screen.state) {
    case 'loading':
      return <Message of="loading" />;
    case 'offline':
      return <Message of="offline" />;
    case 'ready':
      return screen.matters.length + screen.agreements.length === 0 ? (
        <Message of="none" />
      ) : (
        <MatterList screen={screen} />
      );
    default:
      return unreachable(screen.state);
  }
}

function Message({ of }: { readonly of: 'loading' | 'offline' | 'none' }): ReactNode {
  const { act } = useBooth();
  const text = useText();
  const lines = {
    loading: text.matters.loadingLine,
    offline: text.matters.offlineLine,
    none: text.matters.noneLine,
  };
  const icon = { loading: 'hourglass', offline: 'cloud-off', none: 'search' } as const;
  return (
    <Page
      title={text.matters.title}
      blocks={[
        {
          key: of,
          node: (
            <Notice
              tone={of === 'offline' ? 'warn' : 'info'}
              icon={icon[of]}
              heading={text.matters[of]}
              live
              waits={of === 'loading'}
            >
              {lines[of]}
            </Notice>
          ),
        },
      ]}
      {...(of === 'loading'
        ? {}
        : {
            others: (
              <Button icon="refresh-cw" onPress={() => act({ do: 'refreshMatters' })}>
                {text.matters.refresh}
              </Button>
            ),
            main: (
              <Button kind="main" icon="house" onPress={() => act({ do: 'goHome' })}>
                {text.common.backHome}
              </Button>
            ),
          })}
    />
  );
}

function MatterList({ screen }: { readonly screen: MattersScreen }): ReactNode {
  const { act } = useBooth();
  const [open, setOpen] = useState(screen.opened);
  const text = useText();
  const entries = entriesOf(screen);
  const only = entries.length === 1 ? entries[0] : undefined;
  const opened = only ?? entries.find((entry) => entry.id === open);
  const onBack = only === undefined ? () => setOpen(null) : null;
  if (opened?.kind === 'matter')
    return <MatterDetail key={opened.id} matter={opened.matter} onBack={onBack} />;
  if (opened?.kind === 'agreement')
    return <AgreementDetail key={opened.id} told={opened.told} onBack={onBack} />;
  return (
    <Page
      title={text.matters.title}
      hint={text.matters.hint}
      blocks={entries.map((entry) => ({
        key: entry.id,
        joined: true,
        node:
          entry.kind === 'matter' ? (
            <MatterRow matter={entry.matter} onOpen={() => setOpen(entry.id)} />
          ) : (
            <AgreementRow told={entry.told} onOpen={() => setOpen(entry.id)} />
          ),
      }))}
      others={
        <Button icon="refresh-cw" onPress={() => act({ do: 'refreshMatters' })}>
          {text.matters.refresh}
        </Button>
      }
      main={
        <Button kind="main" icon="house" onPress={() => act({ do: 'goHome' })}>
          {text.common.backHome}
        </Button>
      }
    />
  );
}

/** Requests and agreements in one list, the newest first. */
function entriesOf({ matters, agreements }: MattersScreen) {
  const all = [
    ...matters.map((matter) => ({ kind: 'matter', id: matter.id, at: matter.receivedAt, matter }) as const),
    ...agreements.map((told) => ({ kind: 'agreement', id: told.id, at: told.receivedAt, told }) as const),
  ];
  return all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
