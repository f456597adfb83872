/** The court's demonstration judgment: looked for, before one party, before everybody again; and what the draft says of it. */
import type { ReactNode } from 'react';
import type { DemoView, SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import type { DemoText } from '../../text/demo.ts';
import { longDate } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import live from '../live/live.module.css';
import { useTold } from './Opening.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function DemoSeeking({ screen }: StepProps<'demoSeeking'>): ReactNode {
  const { text, progress } = useSession(screen);
  const { seeking } = text.demo;
  return (
    <Page
      progress={progress}
      title={seeking.title}
      blocks={[{ key: 'seeking', node: <Notice icon="hourglass" heading={seeking.line} live /> }]}
      others={<Stop screen={screen} />}
    />
  );
}

/** Public words of the court, one sentence a line; nobody is named in them. */
export function Demo({ screen, step }: StepProps<'demo'>): ReactNode {
  const { nameOf, text, tap, progress } = useSession(screen);
  const language = useLanguage();
  const words = text.demo;
  const told = useTold();
  const { seat, person, judgment, court } = step;
  const { caseNo, claimed, decided, decidedOn, final } = judgment;
  const said = (key: string, title: string, sentences: readonly string[]): Block[] =>
    sentences.map((sentence, index) => ({
      key: `${key}-${index}`,
      joined: index > 0,
      node: (
        <div data-public lang="zh-CN">
          <Row title={index === 0 ? title : sentence} {...(index === 0 ? { line: sentence } : {})} />
        </div>
      ),
    }));
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={seat === null ? words.hintAll : words.hint(nameOf(seat), person?.masked ?? '')}
      blocks={[
        ...said('claimed', words.claimed, claimed),
        ...said('decided', words.decided, decided),
        {
          key: 'case',
          node: (
            <div data-public>
              <Row
                title={final ? words.final : words.notFinal}
                line={words.case(court, caseNo, longDate(decidedOn, language))}
              />
            </div>
          ),
        },
        { key: 'own', node: <Notice icon="info">{words.own}</Notice> },
      ]}
      others={<Stop screen={screen} />}
      main={
        seat === null ? (
          <Button kind="main" icon="check" onPress={() => tap({ do: 'demoClosed', ...told() })}>
            {words.close}
          </Button>
        ) : (
          <Button kind="main" icon="check" onPress={() => tap({ do: 'demoSeen', seat, ...told() })}>
            {words.seen(nameOf(seat))}
          </Button>
        )
      }
    />
  );
}

function DemoDoor({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useSession(screen);
  return (
    <div className={live.door}>
      <Button icon="gavel" wide onPress={() => tap({ do: 'demoAgain' })}>
        {text.demo.again}
      </Button>
    </div>
  );
}

export function demoBlocks(screen: SessionScreen, demo: DemoView, words: DemoText): readonly Block[] {
  if (demo.kind === 'none') return [];
  if (demo.kind === 'here') return [{ key: 'demo', node: <DemoDoor screen={screen} /> }];
  const { title, line } = demo.kind === 'offline' ? words.offline : words.refused[demo.why];
  return [{ key: 'demo', node: <Notice icon="info" heading={title}>{line}</Notice> }]; // prettier-ignore
}
