/** Taking a seat for a party: the capacity, the party, the scanned paper, what it says; and what helps where nobody may sign. */
import { useState, type ReactNode } from 'react';
import type {
  ActingView,
  ComingView,
  SessionAct,
  SessionScreen,
} from '../../../main/contract/sessionScreen.ts';
import type { Seat } from '../../../main/contract/session/parties.ts';
import { useBack } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useReadPart } from '../../reading/hooks.ts';
import { useRequestText } from '../../text/request.ts';
import type { SessionText } from '../../text/session.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import { useEntryLabels } from '../question/entryLabels.ts';
import { UsccPad } from '../question/UsccPad.tsx';
import { EntryPage } from './EntryPage.tsx';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type SessionScope, type StepProps } from './useSession.ts';
import { WordsEntry } from './WordsEntry.tsx';

const NUMBER_LENGTH = 18;

type CapacityId = Extract<SessionAct, { do: 'capacity' }>['as'];
const CAPACITIES: readonly (readonly [CapacityId, IconName])[] = [
  ['agent', 'user-check'],
  ['organisationsAgent', 'briefcase-business'],
  ['guardian', 'baby'],
  ['legalRep', 'building-2'],
  ['supporter', 'heart-handshake'],
  ['interpreter', 'languages'],
];

/** 李*国的委托代理人，特别授权. */
export const actingWords = ({ seating }: SessionText, { as, authority, party }: ActingView): string =>
  seating.acts(party.masked, seating.as[as], authority === null ? null : seating.authority[authority]);

type Naming = Pick<SessionScope, 'text' | 'nameOf' | 'chairOf' | 'many'>;

/** Who is asked for a card at a seat. */
export function cardTitle({ text, nameOf, chairOf, many }: Naming, seat: Seat, coming: ComingView): string {
  const { card, as } = text.seating;
  switch (coming.kind) {
    case 'party':
      return many ? text.card.called(nameOf(seat), chairOf(seat)) : text.card.seat(nameOf(seat));
    case 'again':
      return text.regimes.again(nameOf(seat));
    case 'partyNow':
      return card.partyNow(coming.party.masked);
    case 'acting':
      return card.acting(as[coming.as], nameOf(seat));
    case 'ownName':
      return card.ownName(nameOf(seat));
    case 'helping':
      return card.helping(as[coming.role], nameOf(seat));
  }
}

export function confirmTitle({ text, nameOf }: Naming, seat: Seat, coming: ComingView): string {
  const { confirm, as } = text.seating;
  switch (coming.kind) {
    case 'party':
    case 'again':
      return text.confirm.title(nameOf(seat));
    case 'partyNow':
      return confirm.partyNow(coming.party.masked);
    case 'acting':
      return confirm.acting(as[coming.as], coming.party.masked);
    case 'ownName':
      return confirm.ownName(coming.ward.masked);
    case 'helping':
      return confirm.helping(as[coming.role]);
  }
}

export function ForAnother({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useSession(screen);
  return (
    <Button icon="users" onPress={() => tap({ do: 'forAnother' })}>
      {text.seating.forAnother}
    </Button>
  );
}

/** Where the parties come themselves nobody is offered to come for one of them as an agent. */
const isAgent = (as: CapacityId): boolean => as === 'agent' || as === 'organisationsAgent';

export function CapacityStep({ screen, step }: StepProps<'capacity'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.seating.capacity;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint}
      choices={CAPACITIES.filter(([as]) => step.agents || !isAgent(as)).map(([as, icon]) => ({
        id: as,
        title: words[as].title,
        line: words[as].line,
        icon,
        choose: () => tap({ do: 'capacity', as }),
      }))}
    />
  );
}

/** Of what was paid ahead for a child, the law leaves the guardian the choice; neither way is proposed. */
export function OwnNameStep({ screen }: StepProps<'ownName'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.seating.ownName;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint}
      choices={[
        { id: 'own', ...words.own, icon: 'user', choose: () => tap({ do: 'ownName', own: true }) },
        { id: 'child', ...words.child, icon: 'baby', choose: () => tap({ do: 'ownName', own: false }) },
      ]}
    />
  );
}

export function WardStep({ screen, step }: StepProps<'ward'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.seating.ward;
  return (
    <WordsEntry
      screen={screen}
      title={words.title}
      hint={words.hint}
      next={text.seating.principal.next}
      value={step.value}
      maxLength={step.maxLength}
      kind="name"
      phrases={[]}
      onDone={(name) => tap({ do: 'ward', name })}
    />
  );
}

export function PrincipalStep({ screen, step }: StepProps<'principal'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.seating.principal;
  return (
    <WordsEntry
      screen={screen}
      title={step.organisation ? words.organisation : words.person}
      hint={words.hint}
      next={words.next}
      value={step.value}
      maxLength={step.maxLength}
      kind="name"
      phrases={[]}
      onDone={(name) => tap({ do: 'principal', name })}
    />
  );
}

export function PrincipalNumberStep({ screen, step }: StepProps<'principalNumber'>): ReactNode {
  const { text, tap } = useSession(screen);
  const labels = useEntryLabels();
  const readPart = useReadPart();
  const { uscc } = useRequestText().question;
  const [value, setValue] = useState(step.value);
  const words = text.seating.number;
  const title = step.organisation ? words.organisation : words.person;
  return (
    <EntryPage
      screen={screen}
      title={title}
      hint={words.hint}
      error={step.problem ? words.problem : null}
      next={words.next}
      onNext={() => tap({ do: 'principalNumber', number: value })}
    >
      {(heading) =>
        step.organisation ? (
          <UsccPad value={value} onChange={setValue} label={title} heading={heading} labels={labels.pad} words={uscc} />
        ) : (
          <NumberPad mode="id" value={value} onChange={setValue} maxLength={NUMBER_LENGTH} label={title} labels={labels.pad} heading={heading} onReadAloud={readPart} />
        )
      }
    </EntryPage>
  );
} // prettier-ignore

export function AuthorityPaper({ screen, step }: StepProps<'authorityPaper'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const words = text.seating.paper;
  const { pages, scanning, problem, mayScan } = step;
  const said = pages > 0 ? words.pages(pages) : words.none;
  return (
    <Page
      progress={progress}
      title={words.title[step.as]}
      hint={words.hint}
      blocks={[
        {
          key: 'who',
          node: (
            <Notice icon="user-check">
              {`${step.person.masked}：${text.seating.acts(step.party.masked, text.seating.as[step.as], null)}`}
            </Notice>
          ),
        },
        ...(problem === null || scanning
          ? []
          : [{ key: 'problem', node: <Notice tone="warn" heading={words.problem.title} live>{words.problem.line}</Notice> }]),
        {
          key: 'pages',
          node: <Notice icon={scanning ? 'hourglass' : 'file-text'} {...(pages > 0 && !scanning ? { tone: 'ok' as const } : {})} heading={scanning ? words.scanning : said} live />,
        },
      ]}
      others={
        <>
          <Stop screen={screen} />
          {!scanning && mayScan && (
            <Button icon="scan-line" onPress={() => tap({ do: 'scanPaper', source: 'flatbed' })}>
              {words.flatbed}
            </Button>
          )}
          {!scanning && mayScan && pages > 0 && (
            <Button icon="scan-line" onPress={() => tap({ do: 'scanPaper', source: 'feeder' })}>
              {words.feeder}
            </Button>
          )}
        </>
      }
      {...(scanning
        ? {}
        : {
            main:
              pages === 0 ? (
                <Button kind="main" icon="scan-line" onPress={() => tap({ do: 'scanPaper', source: 'feeder' })}>
                  {words.feeder}
                </Button>
              ) : (
                <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'papersDone' })}>
                  {words.done}
                </Button>
              ),
          })}
    />
  );
} // prettier-ignore

/** Whoever leads has the paper in hand and says what stands there. */
export function AuthorityStep({ screen, step }: StepProps<'authority'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.seating.read;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint(step.person.masked, step.party.masked)}
      choices={(['special', 'general'] as const).map((authority) => ({
        id: authority,
        title: words[authority].title,
        line: words[authority].line,
        icon: authority === 'special' ? 'stamp' : 'file-text',
        choose: () => tap({ do: 'authority', authority }),
      }))}
    />
  );
}

export function NoAuthority({ screen, step }: StepProps<'noAuthority'>): ReactNode {
  const { text, tap } = useSession(screen);
  const back = useBack();
  const words = text.seating.noAuthority;
  const comes = step.organisation ? words.representativeComes : words.partyComes;
  return (
    <Tiles
      screen={screen}
      title={words.title(step.person.masked)}
      hint={words.hint}
      choices={[
        { id: 'comes', ...comes, icon: 'user', choose: () => tap({ do: 'partyComes' }) },
        ...(step.acting.as === 'agent'
          ? [{ id: 'paper', ...words.newPaper, icon: 'file-plus' as const, choose: () => tap({ do: 'newAuthority' }) }]
          : []),
        { id: 'later', ...words.later, icon: 'pencil', choose: back },
      ]}
    />
  );
} // prettier-ignore
