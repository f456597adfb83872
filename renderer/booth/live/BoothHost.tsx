/** The host's part at the booth, one thing at a time and paged: who waits and who is here, a code, the document, the agreement. */
import { useState, type ReactNode } from 'react';
import { GuestRole, type Invitation, type RoomView, type SeatView } from '../../../main/contract/live.ts';
import { mayWriteDraft } from '../../../main/contract/liveRights.ts';
import type { Call } from '../../call/call.ts';
import { useDrafts } from '../../call/draft/useDrafts.ts';
import { checked, LineOf, timeOf } from '../../call/Hosting.tsx';
import { usePapers } from '../../call/paper/PaperPane.tsx';
import { plateOf } from '../../call/plate.ts';
import { Confirming } from '../../call/recording/Confirming.tsx';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { useSessionText } from '../../text/session.ts';
import styles from './live.module.css';

export interface BoothHostProps {
  readonly call: Call;
  readonly view: RoomView;
  readonly invitation: Invitation | null;
  /** What it begins with. */
  readonly first: HostPart;
  readonly onStage: () => void;
  readonly onLay: () => void;
}

export type HostPart = 'people' | 'choose' | 'code' | 'paper' | 'draft';

export function BoothHost({ call, view, invitation, first, onStage, onLay }: BoothHostProps): ReactNode {
  const words = useCallWords();
  const { live } = useSessionText();
  const { hosting } = words;
  const [part, setPart] = useState<HostPart>(first);
  // one code is read out once: until a new one is there, none is shown
  const [before, setBefore] = useState<Invitation | null>(null);
  const guests = view.seats.filter(({ host }) => !host);
  const inside = guests.filter(({ phase }) => phase === 'admitted');
  const outside = guests.filter(({ phase }) => phase === 'checking' || phase === 'lobby');
  const full = inside.length + 1 >= view.most;
  const admit = (seat: number): void => {
    call.admit(seat);
    setPart('people');
    // whoever comes in is seen; others who wait are first
    if (!outside.some((other) => other.seat !== seat && other.phase === 'lobby')) onStage();
  };

  const sendAway = (seat: SeatView): ReactNode => (
    <Button size="small" spoken={`${hosting.sendAway} ${plateOf(seat, view, words)}`} onPress={() => call.sendAway(seat.seat)}>{hosting.sendAway}</Button>
  );
  const waiting: readonly Block[] = [
    ...(full && !view.relayLost && outside.length > 0 ? [{ key: 'full', node: <Notice tone="warn">{hosting.full}</Notice> }] : []),
    ...outside.map((seat) => ({
      key: `waits${seat.seat}${seat.phase}${full}`, joined: true,
      node: (
        <Person
          title={plateOf(seat, view, words)}
          line={<p>{checked(seat, words)}</p>}
          end={
            <div className={styles.row}>
              {seat.phase === 'lobby' && !full && (
                <Button size="small" spoken={`${hosting.admit} ${plateOf(seat, view, words)}`} onPress={() => admit(seat.seat)}>{hosting.admit}</Button>
              )}
              {sendAway(seat)}
            </div>
          }
        />
      ),
    })),
  ];
  const doors: Block = {
    key: 'doors',
    node: (
      <div className={styles.row}>
        {view.hearing !== true && <Button size="small" icon="user-plus" onPress={() => setPart('choose')}>{hosting.invite}</Button>}
        <Button size="small" icon="file-text" onPress={() => setPart('paper')}>{words.paper.host.open}</Button>
        {call.shareDraft !== null && <Button size="small" icon="pen-line" onPress={() => setPart('draft')}>{words.draft.host.open}</Button>}
        {inside.length > 0 && <Button size="small" icon="hourglass" pressed={view.paused} onPress={() => call.pause(!view.paused)}>{view.paused ? hosting.goOn : hosting.pause}</Button>}
        {view.caucus && <Button size="small" icon="users" onPress={() => call.caucus(null)}>{hosting.together}</Button>}
      </div>
    ),
  };
  const people: readonly Block[] = inside.map((seat) => ({
    key: `in${seat.seat}`, joined: true,
    node: (
      <Person
        title={plateOf(seat, view, words)}
        line={<LineOf seat={seat} />}
        end={
          <div className={styles.row}>
            {!view.caucus && view.hearing !== true && inside.length > 1 && (
              <Button size="small" spoken={`${hosting.aside} ${plateOf(seat, view, words)}`} onPress={() => call.caucus([seat.seat])}>{hosting.aside}</Button>
            )}
            {sendAway(seat)}
          </div>
        }
      />
    ),
  }));
  const toStage = <Button size="small" icon="users" onPress={onStage}>{live.toStage}</Button>;
  const back = <Button size="small" icon="arrow-left" onPress={() => setPart('people')}>{hosting.people}</Button>;
  const frame = (title: string, blocks: readonly Block[], others: ReactNode): ReactNode => (
    <div className={styles.stage}><Page title={title} blocks={blocks} others={others} /></div>
  );
  switch (part) {
    case 'choose':
      return frame(hosting.invite, [
        { key: 'words', node: <p>{hosting.inviteWords}</p> },
        {
          key: 'roles',
          node: (
            <div className={styles.row}>
              {GuestRole.options.map((role) => (
                <Button key={role} icon="user-plus" onPress={() => { setBefore(invitation); setPart('code'); call.invite(role); }}>{words.inviteRole[role]}</Button>
              ))}
            </div>
          ),
        },
      ], back);
    case 'code':
      return frame(hosting.code, [
        ...waiting,
        {
          key: `code${invitation?.code ?? ''}`,
          node: invitation === null || invitation === before ? <Notice icon="hourglass" live waits>{live.opening}</Notice> : (
            <div role="status">
              <p className={styles.code} data-code data-role={invitation.role}>{invitation.code}</p>
              <p className={styles.read}>{words.codeWords(words.inviteRole[invitation.role], timeOf(invitation.expiresAt))}</p>
            </div>
          ),
        },
        { key: 'how', joined: true, node: <p className={styles.read}>{words.codeHow}</p> },
      ], <>{toStage}{back}</>);
    case 'paper':
      return <PaperPart call={call} view={view} onLay={onLay} frame={frame} back={<>{toStage}{back}</>} />;
    case 'draft':
      return call.shareDraft === null ? null : <DraftPart call={call} view={view} share={call.shareDraft} frame={frame} back={<>{toStage}{back}</>} />;
    default:
      return frame(hosting.title, [
        { key: 'made', node: <Confirming call={call} view={view} /> },
        ...(outside.length === 0 ? [{ key: 'nobody', node: <p>{hosting.nobodyWaits}</p> }] : waiting),
        doors,
        ...people,
      ], toStage);
  }
} // prettier-ignore

interface PersonProps {
  readonly title: string;
  readonly line?: ReactNode;
  readonly end?: ReactNode;
}

function Person({ title, line, end }: PersonProps): ReactNode {
  return (
    <div className={styles.person}>
      <div>
        <p className={styles.who}>{title}</p>
        {line}
      </div>
      {end}
    </div>
  );
}

interface PartProps {
  readonly call: Call;
  readonly view: RoomView;
  readonly frame: (title: string, blocks: readonly Block[], others: ReactNode) => ReactNode;
  readonly back: ReactNode;
}

const others = (view: RoomView): readonly SeatView[] =>
  view.seats.filter((seat) => !seat.host && seat.phase === 'admitted' && !seat.apart);

function PaperPart({ call, view, onLay, frame, back }: PartProps & { readonly onLay: () => void }): ReactNode {
  const words = useCallWords();
  const { host } = words.paper;
  const { papers } = call;
  const { paper, laying, refused } = usePapers(papers);
  const grant = (label: string, seat: SeatView, onPress: () => void): ReactNode => (
    <Button size="small" spoken={`${label} ${plateOf(seat, view, words)}`} onPress={onPress}>{label}</Button>
  );
  return frame(host.title, [
    ...(refused?.ask === 'lay' ? [{ key: 'refused', node: <Notice tone="warn" live>{words.paper.refused(refused.why)}</Notice> }] : []),
    ...(laying ? [{ key: 'laying', node: <Notice icon="hourglass" live waits>{host.opening}</Notice> }] : []),
    {
      key: `lay${paper?.paper ?? ''}`,
      node: (
        <div className={styles.row}>
          <Button size="small" icon="file-text" onPress={onLay}>{host.number}</Button>
          {paper !== null && <Button size="small" icon="x" onPress={papers.takeOff}>{host.takeOff}</Button>}
        </div>
      ),
    },
    ...(paper === null ? [] : others(view).map((seat) => {
      const draws = paper.drawers.includes(seat.seat);
      const leads = paper.leader === seat.seat;
      const keeps = paper.keepers.includes(seat.seat);
      return {
        key: `grant${seat.seat}`, joined: true,
        node: (
          <Person
            title={plateOf(seat, view, words)}
            end={
              <span className={styles.row}>
                {grant(draws ? host.stopDraw : host.letDraw, seat, () => papers.letDraw(seat.seat, !draws))}
                {grant(leads ? host.stopLead : host.letLead, seat, () => papers.lead(leads ? view.you : seat.seat))}
                {seat.role !== 'booth' && grant(keeps ? host.withdraw : host.release, seat, () => papers.release(seat.seat, !keeps))}
              </span>
            }
          />
        ),
      };
    })),
  ], back);
} // prettier-ignore

function DraftPart({ call, view, share, frame, back }: PartProps & { readonly share: (on: boolean) => Promise<boolean> }): ReactNode {
  const words = useCallWords();
  const { host } = words.draft;
  const { draft } = useDrafts(call.drafts);
  const [refused, setRefused] = useState(false);
  const shared = view.draft !== null;
  const lay = (on: boolean): void =>
    void share(on).then(
      (answer) => setRefused(on && !answer),
      () => setRefused(on),
    );
  return frame(host.title, [
    { key: 'words', node: <p className={styles.read} role="status">{shared ? host.shared : host.shareHint}</p> },
    ...(refused && !shared ? [{ key: 'refused', node: <Notice tone="warn" live>{host.notNow}</Notice> }] : []),
    {
      key: `share${shared}`,
      node: <div className={styles.row}><Button size="small" icon="pen-line" onPress={() => lay(!shared)}>{shared ? host.takeOff : host.share}</Button></div>,
    },
    ...(shared ? others(view).map((seat) => {
      const writes = draft?.writers.includes(seat.seat) ?? false;
      const label = writes ? host.stopWrite : host.letWrite;
      return {
        key: `writer${seat.seat}`, joined: true,
        node: mayWriteDraft(seat.role) ? (
          <Person
            title={plateOf(seat, view, words)}
            end={<Button size="small" spoken={`${label} ${plateOf(seat, view, words)}`} onPress={() => call.drafts.letWrite(seat.seat, !writes)}>{label}</Button>}
          />
        ) : <Person title={plateOf(seat, view, words)} line={<p>{host.onlySees}</p>} />,
      };
    }) : []),
  ], back);
} // prettier-ignore
