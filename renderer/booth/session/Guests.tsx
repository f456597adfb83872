/** A deputy or an expert at the table: the way to one, each side's own answer, and who is there. */
import type { ReactNode } from 'react';
import type { GuestView, SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { unreachable } from '../../../main/contract/result.ts';
import { Button } from '../../parts/Button.tsx';
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

/** What the draft says of a guest. */
export function guestBlocks(screen: SessionScreen, guest: GuestView, words: GuestsText): readonly Block[] {
  switch (guest.kind) {
    case 'none':
      return [];
    case 'mayAsk':
      return [{ key: 'guest', node: <GuestDoor screen={screen} /> }];
    case 'declined':
      return [{ key: 'guest', node: <Notice icon="users" heading={words.declined.title}>{words.declined.line}</Notice> }]; // prettier-ignore
    case 'here': {
      const { title, line } = words.here(guest.masked, words.role[guest.role]);
      return [{ key: 'guest', node: <Notice icon="users" heading={title}>{line}</Notice> }]; // prettier-ignore
    }
    default:
      return unreachable(guest);
  }
}

/** Two equal answers; the next one is asked whatever was said here. */
export function GuestAsk({ screen, step }: StepProps<'guestAsk'>): ReactNode {
  const { nameOf, text, tap } = useSession(screen);
  const { ask } = text.guests;
  const { seat, person } = step;
  return (
    <Tiles
      screen={screen}
      title={ask.title(nameOf(seat), person.masked)}
      hint={ask.hint}
      choices={[
        { id: 'yes', title: ask.yes(nameOf(seat)), line: ask.yesLine, icon: 'check', choose: () => tap({ do: 'guestAnswer', seat, agrees: true }) },
        { id: 'no', title: ask.no(nameOf(seat)), line: ask.noLine, icon: 'x', choose: () => tap({ do: 'guestAnswer', seat, agrees: false }) },
      ]}
    />
  );
} // prettier-ignore
