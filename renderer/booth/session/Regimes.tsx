/** The kinds of mediation: which one it is, who writes, what turning into another changes, and each side's own answer to it. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useLocal } from '../../text/language.ts';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepOf, type StepProps } from './useSession.ts';

type RegimeId = StepOf<'regimes'>['regimes'][number]['id'];

const ICON: Readonly<Record<RegimeId, IconName>> = {
  people: 'users',
  courtInvitedPreFiling: 'landmark',
  courtInvitedPostFiling: 'scale',
  judgeLed: 'gavel',
  police: 'shield-check',
  administrative: 'building-2',
};

export function Regimes({ screen, step }: StepProps<'regimes'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  const words = text.regimes.choose;
  const refused = step.refused === null ? null : words.refused(local(step.refused));
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={step.hosted ? text.hosting.regimes : words.hint(step.lead.masked, step.organisation)}
      {...(refused === null
        ? {}
        : { first: { key: 'refused', node: <Notice tone="warn" heading={refused.title} live>{refused.line}</Notice> } })}
      choices={step.regimes.map(({ id, label, cost, open }) => ({
        id,
        title: local(label),
        line: open ? local(cost) : words.needsLink,
        icon: ICON[id],
        choose: () => tap({ do: 'chooseRegime', regime: id }),
      }))}
    />
  );
} // prettier-ignore

export function Writer({ screen }: StepProps<'writer'>): ReactNode {
  const { nameOf, text, tap } = useSession(screen);
  const { writer } = text.regimes;
  return (
    <Tiles
      screen={screen}
      title={writer.title}
      hint={writer.hint}
      choices={screen.parties.map(({ seat }) => ({
        id: seat,
        title: nameOf(seat),
        line: writer.line,
        icon: 'pencil' as const,
        choose: () => tap({ do: 'writer', seat }),
      }))}
    />
  );
}

const ASPECTS = [
  ['leads', 'users'],
  ['cost', 'banknote'],
  ['effect', 'file-check'],
  ['confirm', 'landmark'],
] as const satisfies readonly (readonly [string, IconName])[];

/** Read out to both before anybody is asked. */
export function SwitchTold({ screen, step }: StepProps<'switchTold'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const local = useLocal();
  const words = text.regimes.told;
  const { now, next, otherLead } = step;
  const said = (regime: typeof now, aspect: (typeof ASPECTS)[number][0]): string =>
    local(aspect === 'cost' ? regime.cost : regime.words[aspect]);
  const papers = words.papers(local(now.label));
  return (
    <Page
      progress={progress}
      title={words.title(local(next.label))}
      hint={words.hint}
      blocks={[
        ...ASPECTS.map(([aspect, icon]) => {
          const [before, after] = [said(now, aspect), said(next, aspect)];
          const line = before === after ? words.same(after) : words.change(before, after);
          return { key: aspect, joined: true, node: <Row icon={icon} title={words.aspect[aspect]} line={line} /> };
        }),
        ...(otherLead ? [{ key: 'lead', joined: true, node: <Row icon="user-check" title={words.otherLead} /> }] : []),
        { key: 'papers', node: <Notice icon="folder-lock" heading={papers.title}>{papers.line}</Notice> },
        { key: 'anew', node: <Notice icon="rotate-ccw" heading={words.anew.title}>{words.anew.line}</Notice> },
      ]}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="x" onPress={() => tap({ do: 'switchDrop' })}>
            {words.drop}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="users" onPress={() => tap({ do: 'switchTold' })}>
          {words.ask}
        </Button>
      }
    />
  );
} // prettier-ignore

/** Two equal answers: neither is the louder one. */
export function SwitchAsk({ screen, step }: StepProps<'switchAsk'>): ReactNode {
  const { nameOf, text, tap } = useSession(screen);
  const local = useLocal();
  const words = text.regimes.ask;
  const { seat, person, now, next } = step;
  return (
    <Tiles
      screen={screen}
      title={words.title(nameOf(seat), person.masked, local(next))}
      hint={words.hint}
      choices={[
        { id: 'agree', title: words.agree(nameOf(seat)), line: words.agreeLine, icon: 'check', choose: () => tap({ do: 'switchAgree', seat }) },
        { id: 'decline', title: words.decline(nameOf(seat)), line: words.declineLine(local(now)), icon: 'x', choose: () => tap({ do: 'switchDecline', seat }) },
      ]}
    />
  );
} // prettier-ignore
