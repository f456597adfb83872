/** Help by a person, and the quiet page that looks just like it. */
import type { ReactNode } from 'react';
import { useBooth, useHelp, type HelpReason } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useText } from '../../text/text.ts';

interface HelpWords {
  readonly title: string;
  readonly sentence?: string;
  readonly ways: readonly { readonly title: string; readonly line: string }[];
  readonly icons: readonly IconName[];
}

function HelpPage({
  words,
  close,
  others,
}: {
  words: HelpWords;
  close: string;
  others?: ReactNode;
}): ReactNode {
  const { act } = useBooth();
  return (
    <Page
      title={words.title}
      {...(words.sentence === undefined ? {} : { hint: words.sentence })}
      blocks={words.ways.map((way, index) => ({
        key: way.title,
        joined: true,
        node: (
          <div data-public>
            <Row roomy icon={words.icons[index] ?? 'info'} title={way.title} line={way.line} />
          </div>
        ),
      }))}
      readAll={false}
      {...(others === undefined ? {} : { others })}
      main={
        <Button kind="main" icon="arrow-left" onPress={() => act({ do: 'closeOverlay' })}>
          {close}
        </Button>
      }
    />
  );
}

export function Help(): ReactNode {
  const { view, act } = useBooth();
  const { reason } = useHelp();
  const text = useText().help;
  const words: Readonly<Record<HelpReason, HelpWords>> = {
    person: {
      title: text.title,
      sentence: text.sentence,
      ways: text.ways(view.frame.hotline),
      icons: ['headset', 'phone'],
    },
    senses: {
      title: text.sensesTitle,
      sentence: text.sensesSentence,
      ways: text.sensesWays,
      icons: ['eye', 'ear', 'hand'],
    },
  };
  const covers = view.frame.person !== null;
  return (
    <HelpPage
      words={words[reason()]}
      close={text.close}
      {...(covers
        ? {
            others: (
              <Button icon="eye-off" onPress={() => act({ do: 'coverNow' })}>
                {text.cover}
              </Button>
            ),
          }
        : {})}
    />
  );
}

/** Behind 我现在不安全: nothing on it tells a bystander what was asked. */
export function QuietHelp(): ReactNode {
  const text = useText().quietHelp;
  return (
    <HelpPage
      words={{ title: text.title, ways: text.ways, icons: ['phone', 'scroll-text', 'clock', 'users'] }}
      close={text.close}
    />
  );
}
