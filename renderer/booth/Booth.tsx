/** The whole booth page: strip, one screen with what lies over it, and the fixed bar. Every kind of screen has its component here. */
import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { unreachable } from '../../main/contract/result.ts';
import type { BoothView, Screen } from '../../main/contract/screen.ts';
import { BoothContext, createScratch, type Booth as BoothConnection } from '../booth.ts';
import { screenKey } from '../screenKey.ts';
import { CardProblem } from './arrive/CardProblem.tsx';
import { CardReading } from './arrive/CardReading.tsx';
import { ConfirmIdentity } from './arrive/ConfirmIdentity.tsx';
import { Idle } from './arrive/Idle.tsx';
import { NeedsChoice } from './arrive/NeedsChoice.tsx';
import { NoCard } from './arrive/NoCard.tsx';
import { PrivacyNotice } from './arrive/PrivacyNotice.tsx';
import { Check } from './check/Check.tsx';
import { Scan } from './evidence/Scan.tsx';
import { Bar } from './frame/Bar.tsx';
import { Strip } from './frame/Strip.tsx';
import { createReading } from './frame/createReading.ts';
import { useHeadingFocus, useLook, usePainted, useSettling } from './frame/effects.ts';
import { ReaderPanel } from './frame/ReaderPanel.tsx';
import { useCardLeftChime } from './frame/useCardLeftChime.ts';
import { useKeys } from './frame/useKeys.ts';
import { useReadAloud } from './frame/useReadAloud.ts';
import { Waiting } from './frame/Waiting.tsx';
import { Hearing } from './hearing/Hearing.tsx';
import { HearingCallContext, useHearingCall } from './hearing/useHearingCall.ts';
import { Home } from './home/Home.tsx';
import { NotAvailable } from './home/NotAvailable.tsx';
import { Leaving } from './leave/Leaving.tsx';
import { OutOfOrder } from './leave/OutOfOrder.tsx';
import { List } from './list/List.tsx';
import { Matters } from './matters/Matters.tsx';
import { Statement } from './matters/Statement.tsx';
import { OverlayPage } from './overlays/OverlayPage.tsx';
import { DocumentProblem, MakingDocument, Preview } from './preview/Preview.tsx';
import { Question } from './question/Question.tsx';
import { Captured } from './receipt/Captured.tsx';
import { Joining } from './joining/Joining.tsx';
import { useJoinedCall } from './joining/useJoinedCall.ts';
import { usePortrait } from '../parts/layout.ts';
import { padShown } from './live/inSight.ts';
import { LiveLayer } from './live/LiveLayer.tsx';
import { LiveContext, useTableCall } from './live/useTableCall.ts';
import { Session } from './session/Session.tsx';
import { Sign } from './sign/Sign.tsx';
import { TextEntryHost } from '../text-entry/host.tsx';
import styles from './Booth.module.css';

function ScreenPage({ view, screen }: { readonly view: BoothView; readonly screen: Screen }): ReactNode {
  switch (screen.kind) {
    case 'idle':
      return <Idle view={view} screen={screen} />;
    case 'notice':
      return <PrivacyNotice view={view} screen={screen} />;
    case 'needs':
      return <NeedsChoice view={view} screen={screen} />;
    case 'card':
      return <CardReading view={view} screen={screen} />;
    case 'cardProblem':
      return <CardProblem view={view} screen={screen} />;
    case 'noCard':
      return <NoCard />;
    case 'confirmIdentity':
      return <ConfirmIdentity view={view} screen={screen} />;
    case 'home':
      return <Home view={view} screen={screen} />;
    case 'notAvailable':
      return <NotAvailable view={view} screen={screen} />;
    case 'question':
      return <Question view={view} screen={screen} />;
    case 'list':
      return <List view={view} screen={screen} />;
    case 'scan':
      return <Scan view={view} screen={screen} />;
    case 'check':
      return <Check view={view} screen={screen} />;
    case 'makingDocument':
      return <MakingDocument view={view} screen={screen} />;
    case 'documentProblem':
      return <DocumentProblem view={view} screen={screen} />;
    case 'preview':
      return <Preview view={view} screen={screen} />;
    case 'sign':
      return <Sign view={view} screen={screen} />;
    case 'captured':
      return <Captured view={view} screen={screen} />;
    case 'matters':
      return <Matters view={view} screen={screen} />;
    case 'statement':
      return <Statement screen={screen} />;
    case 'session':
      return <Session screen={screen} />;
    case 'hearing':
      return <Hearing view={view} screen={screen} />;
    case 'joining':
      return <Joining screen={screen} />;
    case 'leaving':
      return <Leaving view={view} screen={screen} />;
    case 'outOfOrder':
      return <OutOfOrder view={view} screen={screen} />;
    default:
      return unreachable(screen);
  }
}

/** A shown view with its frame. The screen under an overlay keeps its state, but nothing of it can be seen, heard or reached. */
function Shown({
  booth,
  view,
  since,
}: {
  booth: BoothConnection;
  view: BoothView;
  since: number;
}): ReactNode {
  const [scratch] = useState(createScratch);
  const [reader] = useState(() => createReading(booth));
  const content = useRef<HTMLElement>(null);
  useLook(view.frame.look);
  useSettling(content, view, since);
  usePainted(booth, view.n);
  useHeadingFocus(content);
  useCardLeftChime(view.screen);
  useKeys(booth, reader);
  const { toggle } = useReadAloud(content, view, reader, scratch);
  const table = useTableCall(booth);
  const live = useJoinedCall(booth, view.screen) ?? table;
  const hearing = useHearingCall(booth, view.screen);
  const shown = live.table.kind === 'on' ? live.table.shown : 'no';
  const covered = view.overlay !== null || shown === 'whole';
  // In the order in which they are read: upright the pictures stand below (`Booth.module.css`).
  const portrait = usePortrait();
  const pictures = (
    <div
      key="live"
      className={styles.live}
      inert={view.overlay !== null}
      data-covered={view.overlay !== null || undefined}
    >
      <LiveLayer />
    </div>
  );
  const page = (
    <div
      key={screenKey(view.screen)}
      className={styles.layer}
      data-layer
      data-screen={view.screen.kind}
      inert={covered}
      data-covered={covered || undefined}
    >
      <HearingCallContext value={hearing}>
        <ScreenPage view={view} screen={view.screen} />
      </HearingCallContext>
    </div>
  );
  return (
    <BoothContext value={{ booth, view, scratch, reader, toggleReading: toggle }}>
      <LiveContext value={live}>
        <div className={styles.booth}>
          <Strip />
          <TextEntryHost>
            <main
              ref={content}
              className={styles.content}
              data-live={shown}
              data-slim={padShown(view.screen) || undefined}
            >
              {portrait ? [page, pictures] : [pictures, page]}
              {view.overlay !== null && (
                <div
                  key={view.overlay.kind}
                  className={styles.layer}
                  data-layer
                  data-overlay={view.overlay.kind}
                >
                  <OverlayPage overlay={view.overlay} />
                </div>
              )}
              <ReaderPanel />
            </main>
          </TextEntryHost>
          <Bar onRead={toggle} />
        </div>
      </LiveContext>
    </BoothContext>
  );
}

export function Booth({ booth }: { readonly booth: BoothConnection }): ReactNode {
  const shown = useSyncExternalStore(booth.subscribe, booth.current);
  switch (shown.kind) {
    case 'connecting':
    case 'lost':
      return <Waiting lost={shown.kind === 'lost'} />;
    case 'shown':
      return <Shown booth={booth} view={shown.view} since={shown.since} />;
    default:
      return unreachable(shown);
  }
}
