/** A group at this booth: each of its steps has its page here. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../../main/contract/result.ts';
import type { StepProps } from '../useSession.ts';
import { Closing, Done, Making, OwnNotice, OwnPart, OwnPaper, Sealing, SignConsent } from './Consent.tsx';
import { GroupCard } from './GroupCard.tsx';
import { Effect, Home, Missing } from './Home.tsx';
import { Fetching, OneRow, Roster, RowName, RowNumber, RowSum, Wage, WageTold } from './Roster.tsx';
import { Ballot, Stand, Votes, Wanted } from './Voting.tsx';

export function Group({ screen, step }: StepProps<'group'>): ReactNode {
  const { view } = step;
  switch (view.at) {
    case 'wage':
      return <Wage screen={screen} />;
    case 'wageTold':
      return <WageTold screen={screen} view={view} />;
    case 'roster':
      return <Roster screen={screen} view={view} />;
    case 'oneRow':
      return <OneRow screen={screen} view={view} />;
    case 'fetching':
      return <Fetching screen={screen} />;
    case 'rowName':
      return <RowName screen={screen} view={view} />;
    case 'rowNumber':
      return <RowNumber screen={screen} view={view} />;
    case 'rowSum':
      return <RowSum screen={screen} view={view} />;
    case 'home':
      return <Home screen={screen} view={view} />;
    case 'missing':
      return <Missing screen={screen} view={view} />;
    case 'card':
      return <GroupCard screen={screen} view={view} />;
    case 'stand':
      return <Stand screen={screen} view={view} />;
    case 'wanted':
      return <Wanted screen={screen} view={view} />;
    case 'ballot':
      return <Ballot screen={screen} view={view} />;
    case 'votes':
      return <Votes screen={screen} view={view} />;
    case 'effect':
      return <Effect screen={screen} view={view} />;
    case 'notice':
      return <OwnNotice screen={screen} view={view} />;
    case 'own':
      return <OwnPart screen={screen} view={view} />;
    case 'making':
      return <Making screen={screen} view={view} />;
    case 'paper':
      return <OwnPaper screen={screen} view={view} />;
    case 'sign':
      return <SignConsent screen={screen} view={view} />;
    case 'sealing':
      return <Sealing screen={screen} view={view} />;
    case 'done':
      return <Done screen={screen} view={view} />;
    case 'closing':
      return <Closing screen={screen} view={view} />;
    default:
      return unreachable(view);
  }
}
