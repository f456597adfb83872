/** What the host does besides talking: lets in, talks apart, calls a break, gives out codes, sees everybody's line. */
import { CircleAlert, CircleCheck, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import {
  GuestRole,
  type Health,
  type Invitation,
  type RoomView,
  type SeatView,
} from '../../main/contract/live.ts';
import type { Call } from './call.ts';
import css from './call.module.css';
import { Writers } from './draft/Writers.tsx';
import { Laying } from './paper/Laying.tsx';
import { plateOf } from './plate.ts';
import { useCallWords } from './text.ts';

export interface HostingProps {
  readonly call: Call;
  readonly view: RoomView;
  readonly invitation: Invitation | null;
}

export function Hosting({ call, view, invitation }: HostingProps): ReactElement {
  const words = useCallWords();
  const { hosting } = words;
  const guests = view.seats.filter(({ host }) => !host);
  const inside = guests.filter(({ phase }) => phase === 'admitted');
  const waiting = guests.filter(({ phase }) => phase !== 'admitted');
  const full = inside.length + 1 >= view.most;
  const [part, setPart] = useState<Part>('people');
  const admit = (seat: number): void => {
    setPart('people');
    call.admit(seat);
  };
  return (
    <aside className={css['hosting']} aria-label={hosting.title}>
      <section>
        <h2>{hosting.waiting}</h2>
        {waiting.length === 0 && <p className={css['hint']}>{hosting.nobodyWaits}</p>}
        {full && !view.relayLost && waiting.length > 0 && <p className={css['warn']}>{hosting.full}</p>}
        <ul>
          {waiting.map((seat) => (
            <li key={seat.seat} data-seat={seat.seat}>
              <p>{plateOf(seat, view, words)}</p>
              <p className={css['hint']}>{checked(seat, words)}</p>
              <div className={css['row']}>
                {seat.phase === 'lobby' && !full && (
                  <button
                    type="button"
                    className={css['button']}
                    data-kind="main"
                    onClick={() => admit(seat.seat)}
                  >
                    {hosting.admit}
                    <span className={css['spoken']}> {plateOf(seat, view, words)}</span>
                  </button>
                )}
                <button type="button" className={css['button']} onClick={() => call.sendAway(seat.seat)}>
                  {hosting.sendAway}
                  <span className={css['spoken']}> {plateOf(seat, view, words)}</span>
                </button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {part === 'people' && inside.length > 0 && (
        <section>
          <h2>{hosting.health}</h2>
          <ul>
            {inside.map((seat) => (
              <li key={seat.seat} data-seat={seat.seat}>
                <p>{plateOf(seat, view, words)}</p>
                <LineOf seat={seat} />
                <div className={css['row']}>
                  {!view.caucus && view.hearing !== true && inside.length > 1 && (
                    <button type="button" className={css['button']} onClick={() => call.caucus([seat.seat])}>
                      {hosting.aside}
                      <span className={css['spoken']}> {plateOf(seat, view, words)}</span>
                    </button>
                  )}
                  <button type="button" className={css['button']} onClick={() => call.sendAway(seat.seat)}>
                    {hosting.sendAway}
                    <span className={css['spoken']}> {plateOf(seat, view, words)}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
          <div className={css['row']}>
            {view.caucus && (
              <button
                type="button"
                className={css['button']}
                data-kind="main"
                onClick={() => call.caucus(null)}
              >
                {hosting.together}
              </button>
            )}
            <button
              type="button"
              className={css['button']}
              aria-pressed={view.paused}
              onClick={() => call.pause(!view.paused)}
            >
              {view.paused ? hosting.goOn : hosting.pause}
            </button>
          </div>
        </section>
      )}
      {part === 'paper' && <Laying papers={call.papers} view={view} />}
      {part === 'draft' && call.shareDraft !== null && (
        <Writers drafts={call.drafts} view={view} share={call.shareDraft} />
      )}
      <Inviting
        call={call}
        invitation={invitation}
        part={part}
        onPart={setPart}
        hearing={view.hearing === true}
      />
    </aside>
  );
}

export const checked = ({ phase, equipment }: SeatView, words: ReturnType<typeof useCallWords>): string =>
  phase === 'checking' || equipment === null
    ? words.hosting.checking
    : words.equipment(equipment.camera, equipment.microphone, equipment.speaker === 'heard');

const ICONS: Readonly<Record<Health['level'], LucideIcon>> = {
  good: CircleCheck,
  weak: CircleAlert,
  bad: TriangleAlert,
};

export function LineOf({ seat }: { readonly seat: SeatView }): ReactElement {
  const words = useCallWords();
  if (!seat.online) return <p className={css['warn']}>{words.room.away}</p>;
  const { health } = seat;
  if (health === null) return <p className={css['hint']}>{words.health.none}</p>;
  const Icon = ICONS[health.level];
  return (
    <p className={css['health']} data-level={health.level}>
      <Icon aria-hidden />
      <span>
        {words.health[health.level]} · {health.rttMs} ms · {health.lostPercent}% · {health.inKbps} kbit/s
      </span>
    </p>
  );
}

/** Who waits is always in sight; beside it stands one thing at a time, so that nothing has to be scrolled to. */
type Part = 'people' | 'choose' | 'code' | 'paper' | 'draft';

interface InvitingProps {
  readonly call: Call;
  readonly invitation: Invitation | null;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  /** People come to it by summons alone. */
  readonly hearing: boolean;
}

function Inviting({ call, invitation, part, onPart, hearing }: InvitingProps): ReactElement {
  const words = useCallWords();
  const { hosting } = words;
  const button = (label: string, onPress: () => void): ReactElement => (
    <button key={label} type="button" className={css['button']} onClick={onPress}>
      {label}
    </button>
  );
  if (part === 'choose')
    return (
      <section>
        <h2>{hosting.invite}</h2>
        <p>{hosting.inviteWords}</p>
        <div className={css['row']}>
          {GuestRole.options.map((role) =>
            button(words.inviteRole[role], () => {
              onPart('code');
              call.invite(role);
            }),
          )}
          {button(hosting.people, () => onPart('people'))}
        </div>
      </section>
    );
  return (
    <section>
      {part === 'code' && invitation !== null && (
        <div role="status">
          <p className={css['code']} data-code>
            <span className={css['spoken']}>{hosting.code}: </span>
            {invitation.code}
          </p>
          <p>{words.codeWords(words.inviteRole[invitation.role], timeOf(invitation.expiresAt))}</p>
          <p>{words.codeHow}</p>
        </div>
      )}
      <div className={css['row']}>
        {!hearing && button(hosting.invite, () => onPart('choose'))}
        {part !== 'paper' && button(words.paper.host.open, () => onPart('paper'))}
        {part !== 'draft' && call.shareDraft !== null && button(words.draft.host.open, () => onPart('draft'))}
        {(part === 'code' || part === 'paper' || part === 'draft') &&
          button(hosting.people, () => onPart('people'))}
      </div>
    </section>
  );
}

export const timeOf = (instant: string): string =>
  new Date(instant).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
