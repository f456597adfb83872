/** A mediation at this booth: each step of the table has its page here. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Compare, CompareSigner, Elsewhere } from './Afar.tsx';
import { Applicants, ApplicationMaking, ApplicationPaper, ApplicationSealing, Offer } from './Applying.tsx';
import {
  GuestCard,
  InkCompare,
  LeadCard,
  ReturnCard,
  SeatCard,
  SeatConfirm,
  SignCard,
  StaffCard,
} from './Cards.tsx';
import { Captured, Ended, EndReason, Making, PaperProblem } from './Done.tsx';
import { Changes } from './Changes.tsx';
import { Demo, DemoSeeking } from './Demo.tsx';
import { Draft } from './Draft.tsx';
import { GuestAsk, GuestWhom } from './Guests.tsx';
import { Source, Willing } from './Hosting.tsx';
import { Objecting, Objection, Refusing } from './Objection.tsx';
import { Kinds, Notice, Privacy } from './Opening.tsx';
import { Count, First, FollowUp, Payee, Payer, Plan, Total } from './Payment.tsx';
import { Halted, Ink } from './Ink.tsx';
import { InkScan, InkSealing } from './InkedScan.tsx';
import { Group } from './group/Group.tsx';
import { Kept } from './Kept.tsx';
import { Parties, ServiceStep, StandingStep } from './Parties.tsx';
import { Reading } from './Reading.tsx';
import { Regimes, SwitchAsk, SwitchTold, Writer } from './Regimes.tsx';
import {
  AuthorityPaper, AuthorityStep, CapacityStep, NoAuthority, OwnNameStep, PrincipalNumberStep, PrincipalStep, WardStep,
} from './Seating.tsx'; // prettier-ignore
import { Secured, SecuredThing, Securer, SecurityWay } from './Securing.tsx';
import { Sealing, Signers, SignNow } from './Signing.tsx';
import { Pick, Words } from './Words.tsx';

export function Session({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { step } = screen;
  switch (step.at) {
    case 'staffCard':
      return <StaffCard screen={screen} step={step} />;
    case 'source':
      return <Source screen={screen} step={step} />;
    case 'willing':
      return <Willing screen={screen} step={step} />;
    case 'regimes':
      return <Regimes screen={screen} step={step} />;
    case 'leadCard':
      return <LeadCard screen={screen} step={step} />;
    case 'writer':
      return <Writer screen={screen} step={step} />;
    case 'switchTold':
      return <SwitchTold screen={screen} step={step} />;
    case 'switchAsk':
      return <SwitchAsk screen={screen} step={step} />;
    case 'guestWhom':
      return <GuestWhom screen={screen} step={step} />;
    case 'guestAsk':
      return <GuestAsk screen={screen} step={step} />;
    case 'guestCard':
      return <GuestCard screen={screen} step={step} />;
    case 'ink':
      return <Ink screen={screen} step={step} />;
    case 'inkScan':
      return <InkScan screen={screen} step={step} />;
    case 'inkCompare':
      return <InkCompare screen={screen} step={step} />;
    case 'inkSealing':
      return <InkSealing screen={screen} step={step} />;
    case 'halted':
      return <Halted screen={screen} step={step} />;
    case 'kinds':
      return <Kinds screen={screen} step={step} />;
    case 'parties':
      return <Parties screen={screen} step={step} />;
    case 'group':
      return <Group screen={screen} step={step} />;
    case 'standing':
      return <StandingStep screen={screen} step={step} />;
    case 'service':
      return <ServiceStep screen={screen} step={step} />;
    case 'privacy':
      return <Privacy screen={screen} step={step} />;
    case 'seatCard':
      return <SeatCard screen={screen} step={step} />;
    case 'seatConfirm':
      return <SeatConfirm screen={screen} step={step} />;
    case 'elsewhere':
      return <Elsewhere screen={screen} step={step} />;
    case 'compare':
      return <Compare screen={screen} step={step} />;
    case 'compareSigner':
      return <CompareSigner screen={screen} step={step} />;
    case 'capacity':
      return <CapacityStep screen={screen} step={step} />;
    case 'ownName':
      return <OwnNameStep screen={screen} step={step} />;
    case 'ward':
      return <WardStep screen={screen} step={step} />;
    case 'principal':
      return <PrincipalStep screen={screen} step={step} />;
    case 'principalNumber':
      return <PrincipalNumberStep screen={screen} step={step} />;
    case 'authorityPaper':
      return <AuthorityPaper screen={screen} step={step} />;
    case 'authority':
      return <AuthorityStep screen={screen} step={step} />;
    case 'noAuthority':
      return <NoAuthority screen={screen} step={step} />;
    case 'notice':
      return <Notice screen={screen} step={step} />;
    case 'demoSeeking':
      return <DemoSeeking screen={screen} step={step} />;
    case 'demo':
      return <Demo screen={screen} step={step} />;
    case 'draft':
      return <Draft screen={screen} step={step} />;
    case 'pick':
      return <Pick screen={screen} step={step} />;
    case 'words':
      return <Words screen={screen} step={step} />;
    case 'payer':
      return <Payer screen={screen} step={step} />;
    case 'payee':
      return <Payee screen={screen} step={step} />;
    case 'secured':
      return <Secured screen={screen} step={step} />;
    case 'securer':
      return <Securer screen={screen} step={step} />;
    case 'securityWay':
      return <SecurityWay screen={screen} step={step} />;
    case 'securedThing':
      return <SecuredThing screen={screen} step={step} />;
    case 'total':
      return <Total screen={screen} step={step} />;
    case 'count':
      return <Count screen={screen} step={step} />;
    case 'first':
      return <First screen={screen} step={step} />;
    case 'plan':
      return <Plan screen={screen} step={step} />;
    case 'followUp':
      return <FollowUp screen={screen} step={step} />;
    case 'changes':
      return <Changes screen={screen} step={step} />;
    case 'making':
      return <Making screen={screen} step={step} />;
    case 'paperProblem':
      return <PaperProblem screen={screen} step={step} />;
    case 'reading':
      return <Reading screen={screen} step={step} />;
    case 'signers':
      return <Signers screen={screen} step={step} />;
    case 'kept':
      return <Kept screen={screen} step={step} />;
    case 'returnCard':
      return <ReturnCard screen={screen} step={step} />;
    case 'signCard':
      return <SignCard screen={screen} step={step} />;
    case 'sign':
      return <SignNow screen={screen} step={step} />;
    case 'refusing':
      return <Refusing screen={screen} step={step} />;
    case 'objecting':
      return <Objecting screen={screen} step={step} />;
    case 'objection':
      return <Objection screen={screen} step={step} />;
    case 'sealing':
      return <Sealing screen={screen} step={step} />;
    case 'captured':
      return <Captured screen={screen} step={step} />;
    case 'offer':
      return <Offer screen={screen} step={step} />;
    case 'applicationMaking':
      return <ApplicationMaking screen={screen} step={step} />;
    case 'applicationPaper':
      return <ApplicationPaper screen={screen} step={step} />;
    case 'applicants':
      return <Applicants screen={screen} step={step} />;
    case 'applicationSealing':
      return <ApplicationSealing screen={screen} step={step} />;
    case 'ended':
      return <Ended screen={screen} step={step} />;
    case 'endReason':
      return <EndReason screen={screen} step={step} />;
    default:
      return unreachable(step);
  }
}
