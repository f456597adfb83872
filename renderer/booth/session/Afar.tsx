/** A party that is elsewhere, on the booth's screen: whose page it is, compared by whoever leads, before the first word and before the signature. */
import type { ReactNode } from 'react';
import type { Seat } from '../../../main/contract/session/parties.ts';
import type { Afar as AfarState } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { LiveDoor } from '../live/LiveDoor.tsx';
import { useSessionText } from '../../text/session.ts';
import { useLive } from '../live/useTableCall.ts';
import { Stop } from './Stop.tsx';
import { clockTime } from '../../text/format.ts';
import { useSession, type SessionScope, type StepProps } from './useSession.ts';

export function Elsewhere({ screen, step }: StepProps<'elsewhere'>): ReactNode {
  const { text, tap, progress, nameOf } = useSession(screen);
  const { table } = useLive();
  const words = text.afar;
  const { seat, again, offers } = step;
  return (
    <Page
      progress={progress}
      title={again ? words.again(nameOf(seat)) : words.title(nameOf(seat))}
      hint={words.hint}
      blocks={[
        ...(table.kind === 'on' ? [] : [{ key: 'door', node: <LiveDoor /> }]),
        ...(offers.length === 0
          ? [{ key: 'nobody', node: <Notice icon="user-check" heading={words.nobody} live /> }]
          : offers.map(({ guest, number, masked, spoken }) => ({
              key: `guest-${guest}`,
              node: (
                <Row
                  icon="user-check"
                  title={
                    <>
                      <span aria-hidden>{masked}</span>
                      <span className="spoken">{spoken}</span> {words.offered}
                    </>
                  }
                  line={words.digits(grouped(number))}
                  end={
                    <Button
                      icon="check"
                      spoken={words.compareOf(spoken)}
                      onPress={() => tap({ do: 'takeOffer', guest })}
                    >
                      {words.compare}
                    </Button>
                  }
                />
              ),
            }))),
      ]}
      others={<Stop screen={screen} />}
    />
  );
}

/** 123 456: read out in two breaths. */
const grouped = (number: string): string => `${number.slice(0, 3)} ${number.slice(3)}`;

/** Whole, as it stands on the card: what is masked cannot be compared. A row each, so that large text goes on on the next page. */
const typedRows = (rows: readonly (readonly [label: string, value: string])[]): readonly Block[] =>
  rows.map(([label, value]) => ({
    key: label,
    joined: true,
    node: (
      <div data-personal>
        <Row icon="id-card" title={value} line={label} />
      </div>
    ),
  }));

export function Compare({ screen, step }: StepProps<'compare'>): ReactNode {
  const { text, tap, progress, nameOf } = useSession(screen);
  const words = text.afar.check;
  return (
    <Page
      progress={progress}
      title={words.title(nameOf(step.seat))}
      hint={step.chip === null ? words.hint : words.chip.hint}
      blocks={typedRows([
                [words.name, step.name],
                [words.number, step.idNumber],
                [words.address, step.address],
                [words.validTo, step.validTo],
              ])}
      aside={[
        { key: 'digits', node: <Notice icon="ear" heading={words.digits}>{grouped(step.number)}</Notice> },
        { key: 'level', node: <Level chip={step.chip} /> },
      ]}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="x" onPress={() => tap({ do: 'itIsNotThem' })}>
            {words.no}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'itIsThem' })}>
          {words.yes}
        </Button>
      }
    />
  );
} // prettier-ignore

/** What the records will say of how the person is known. */
function Level({ chip }: Pick<StepProps<'compare'>['step'], 'chip'>): ReactNode {
  const { check } = useSessionText().afar;
  return chip === null ? (
    <Notice icon="info">{check.level}</Notice>
  ) : (
    <Notice icon="shield-check">{check.chip.level(chip.booth, clockTime(chip.readAt))}</Notice>
  );
}

export function CompareSigner({ screen, step }: StepProps<'compareSigner'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const { check, signer } = text.afar;
  return (
    <Page
      progress={progress}
      title={signer.title(step.person.masked)}
      hint={step.chip === null ? signer.hint : signer.chipHint}
      blocks={typedRows([
        [check.name, step.name],
        [check.number, step.idNumber],
      ])}
      aside={[{ key: 'level', node: <Level chip={step.chip} /> }]}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="x" onPress={() => tap({ do: 'itIsNotThem' })}>
            {check.no}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'itIsThem' })}>
          {signer.yes}
        </Button>
      }
    />
  );
}

/** In the place of a party's own buttons: it has them on its page; here its line can be found again. */
export function AfarTools({
  scope: { text, tap },
  seat,
  state,
  spoken,
}: {
  readonly scope: Pick<SessionScope, 'text' | 'tap'>;
  readonly seat: Seat;
  readonly state: AfarState;
  readonly spoken: string;
}): ReactNode {
  return state === 'away' ? (
    <Button
      icon="rotate-ccw"
      spoken={text.afar.tieAgainOf(spoken)}
      onPress={() => tap({ do: 'tieAgain', seat })}
    >
      {text.afar.tieAgain}
    </Button>
  ) : null;
}

/** Beside a party elsewhere that has not signed: whoever leads looks, then its page may sign. */
export function AfarSigns(props: Parameters<typeof AfarTools>[0]): ReactNode {
  const { scope, seat, state, spoken } = props;
  const { text, tap } = scope;
  if (state === 'away') return <AfarTools {...props} />;
  return state === 'here' ? (
    <Button
      icon="signature"
      spoken={text.afar.letSignOf(spoken)}
      onPress={() => tap({ do: 'letSign', seat })}
    >
      {text.afar.letSign}
    </Button>
  ) : null;
}

/** In the place of the main action, where the next word is a party's elsewhere. */
export function AfarReads({
  scope,
  state,
}: {
  readonly scope: Pick<SessionScope, 'text'>;
  readonly state: AfarState;
}): ReactNode {
  const { afar } = scope.text;
  return (
    <Notice icon="smartphone" heading={afar.state[state]} tone={state === 'away' ? 'warn' : 'info'} live>
      {afar.reads}
    </Notice>
  );
}
