/** A guest at the table: whom to ask for, each side's own answer, and who is there. */
import type { ReactNode } from 'react';
import type { GuestCall } from '../../../main/contract/session/guests.ts';
import type { GuestsView, SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Notice } from '../../parts/Notice.tsx';
import type { Block } from '../../parts/Page.tsx';
import type { GuestsText } from '../../text/guests.ts';
import live from '../live/live.module.css';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

function GuestDoor({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useSession(screen);
  return (
    <div className={live.door}>
      <Button icon="user-plus" wide onPress={() => tap({ do: 'inviteGuest' })}>
        {text.guests.invite}
      </Button>
    </div>
  );
}

/** What the draft says of guests: who is there, whom a side did not want, and the way to another one. */
export function guestBlocks(
  screen: SessionScreen,
  { here, mayAsk, declined }: GuestsView,
  words: GuestsText,
): readonly Block[] {
  const told = [
    ...here.map(({ masked, role, organisation }) => {
      const from = role === 'deputy' || role === 'expert' ? words.role[role] : organisation;
      return { key: `guest-${role}`, ...words.here(masked, from) };
    }),
    ...declined.map((call) => ({ key: `no-${call}`, ...words.call[call].declined })),
  ];
  return [
    ...told.map(({ key, title, line }): Block => ({ key, node: <Notice icon="users" heading={title}>{line}</Notice> })), // prettier-ignore
    ...(mayAsk.length === 0 ? [] : [{ key: 'guest', node: <GuestDoor screen={screen} /> }]),
  ];
}

const ICONS: Readonly<Record<GuestCall, IconName>> = {
  neutral: 'users',
  agencyRep: 'landmark',
  consumerCommittee: 'shopping-bag',
};

export function GuestWhom({ screen, step }: StepProps<'guestWhom'>): ReactNode {
  const { text, tap } = useSession(screen);
  const { whom, call: words } = text.guests;
  return (
    <Tiles
      screen={screen}
      title={whom.title}
      hint={whom.line}
      choices={step.calls.map((call) => ({
        id: call,
        ...words[call].choice,
        icon: ICONS[call],
        choose: () => tap({ do: 'inviteGuest', call }),
      }))}
    />
  );
}

/** Two equal answers; the next one is asked whatever was said here. */
export function GuestAsk({ screen, step }: StepProps<'guestAsk'>): ReactNode {
  const { nameOf, text, tap } = useSession(screen);
  const { ask, call: words } = text.guests;
  const { seat, person, call } = step;
  return (
    <Tiles
      screen={screen}
      title={words[call].ask(nameOf(seat), person.masked)}
      hint={ask.hint}
      choices={[
        { id: 'yes', title: ask.yes(nameOf(seat)), line: ask.yesLine, icon: 'check', choose: () => tap({ do: 'guestAnswer', seat, agrees: true }) },
        { id: 'no', title: ask.no(nameOf(seat)), line: ask.noLine, icon: 'x', choose: () => tap({ do: 'guestAnswer', seat, agrees: false }) },
      ]}
    />
  );
} // prettier-ignore
