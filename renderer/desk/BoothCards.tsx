/** Booth health in sight above the inbox: word, icon and what waits there. */
import { CircleAlert, CircleSlash, Wifi, WifiOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { BoothRow } from '../../main/contract/desk.ts';
import css from './BoothCards.module.css';
import type { DeskText } from './text.ts';
import { shortTime, useWords } from './words.tsx';

export function BoothCards({ booths }: { readonly booths: readonly BoothRow[] }): ReactElement | null {
  const words = useWords();
  const serving = booths.filter((booth) => !booth.revoked);
  if (serving.length === 0) return null;
  return (
    <ul className={css['cards']} aria-label={words.booths.cards}>
      {serving.map((booth) => (
        <li key={booth.boothId} className={css['card']} data-health={healthOf(booth)}>
          <BoothIcon booth={booth} />
          <div>
            <h2>{booth.name}</h2>
            <p>{boothState(booth, words)}</p>
            <p className="hint">{deviceWords(booth, words)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

type Health = 'well' | 'attention' | 'away';
export function healthOf(booth: BoothRow): Health {
  if (!booth.online) return 'away';
  return booth.gap || troubled(booth).length > 0 ? 'attention' : 'well';
}

export function BoothIcon({ booth }: { readonly booth: BoothRow }): ReactElement {
  const icons = { well: Wifi, attention: CircleAlert, away: booth.revoked ? CircleSlash : WifiOff };
  const Icon = icons[healthOf(booth)];
  return <Icon size={20} aria-hidden />;
}

export function boothState(booth: BoothRow, words: DeskText): string {
  if (booth.revoked) return words.booths.revoked;
  if (booth.online) return `${words.booths.online} · ${words.booths.queued(booth.queued)}`;
  return booth.lastSeenAt === null
    ? words.booths.never
    : words.booths.offline(shortTime(booth.lastSeenAt, words.locale));
}

const FINE = ['ready', 'busy', 'opening'];
const troubled = (booth: BoothRow): readonly (readonly [string, string])[] =>
  Object.entries(booth.devices).filter(([, state]) => !FINE.includes(state));

export function deviceWords(booth: BoothRow, words: DeskText): string {
  const named = troubled(booth).map(
    ([name, state]) => `${words.booths.device(name)} ${words.booths.deviceState(state)}`,
  );
  const gap = booth.gap ? [words.booths.gap] : [];
  return (
    [...gap, ...named].join(' · ') || (Object.keys(booth.devices).length > 0 ? words.booths.devicesFine : '')
  );
}
