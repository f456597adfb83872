/** What every page of a group shares: its words, its taps, and a member's name as the screen has it. */
import type { GroupAct, GroupView, MemberView } from '../../../../main/contract/groupScreen.ts';
import type { SessionScreen } from '../../../../main/contract/sessionScreen.ts';
import type { ProgressProps } from '../../../parts/Progress.tsx';
import type { GroupText } from '../../../text/group.ts';
import { useSession } from '../useSession.ts';

export interface GroupProps<N extends GroupView['at']> {
  readonly screen: SessionScreen;
  readonly view: Extract<GroupView, { at: N }>;
}

export interface GroupScope {
  readonly text: GroupText;
  readonly tap: (act: GroupAct) => void;
  readonly progress: ProgressProps;
  readonly nameOf: (member: MemberView) => string;
  readonly spokenOf: (member: MemberView) => string;
}

export function useGroup(screen: SessionScreen): GroupScope {
  const { text, tap, progress } = useSession(screen);
  return {
    text: text.group,
    progress,
    tap: (act) => tap({ do: 'group', act }),
    nameOf: ({ no, masked }) => text.group.member(no, masked),
    spokenOf: ({ no, spoken }) => text.group.member(no, spoken),
  };
}
