/** What the page knows: fetched once, fetched again when the court says so, never guessed. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { AgreementRow } from '../../main/contract/agreements.ts';
import type { BoothRow, DeskInfo, InboxRow } from '../../main/contract/desk.ts';
import type { HearingRow } from '../../main/contract/hearing/border.ts';
import type { LiveRooms } from '../../main/contract/live.ts';
import { deskApi, listen } from './api.ts';
import { addressOf, placeOf, type Place } from './place.ts';

export type DeskState = {
  readonly info: z.infer<typeof DeskInfo> | null;
  readonly inbox: readonly InboxRow[] | null;
  readonly agreements: readonly AgreementRow[] | null;
  readonly booths: readonly BoothRow[];
  readonly rooms: LiveRooms['rooms'];
  readonly hearings: readonly HearingRow[];
  /** Kind of the last trouble with the court, null when all is well. */
  readonly trouble: string | null;
  readonly live: boolean;
  readonly refresh: () => void;
};

/** When the stream of events is cut, the inbox is asked for at this pace. */
const POLL_MS = 5000;

export function useDesk(): DeskState {
  const [info, setInfo] = useState<DeskState['info']>(null);
  const [inbox, setInbox] = useState<DeskState['inbox']>(null);
  const [agreements, setAgreements] = useState<DeskState['agreements']>(null);
  const [booths, setBooths] = useState<DeskState['booths']>([]);
  const [rooms, setRooms] = useState<DeskState['rooms']>([]);
  const [hearings, setHearings] = useState<DeskState['hearings']>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [live, setLive] = useState(false);

  const fetchInbox = useCallback(async () => {
    const [told, agreed] = await Promise.all([deskApi.inbox(), deskApi.agreements()]);
    if (told.ok) setInbox(told.value.rows);
    if (agreed.ok) setAgreements(agreed.value.rows);
    setTrouble(told.ok ? null : told.error.kind);
  }, []);
  const fetchBooths = useCallback(async () => {
    const told = await deskApi.booths();
    if (told.ok) setBooths(told.value.rows);
  }, []);
  const fetchRooms = useCallback(async () => {
    const told = await deskApi.liveRooms();
    if (told.ok) setRooms(told.value.rooms);
  }, []);
  const fetchHearings = useCallback(async () => {
    const told = await deskApi.hearings();
    if (told.ok) setHearings(told.value.hearings);
  }, []);
  const refresh = useCallback(() => {
    void fetchHearings();
    void fetchRooms();
    void fetchInbox();
    void fetchBooths();
    void deskApi.info().then((told) => {
      if (told.ok) setInfo(told.value);
    });
  }, [fetchInbox, fetchBooths, fetchRooms, fetchHearings]);

  useEffect(
    () =>
      listen(
        (what) =>
          void { inbox: fetchInbox, booths: fetchBooths, live: fetchRooms, hearings: fetchHearings }[what](),
        setLive,
      ),
    [fetchInbox, fetchBooths, fetchRooms, fetchHearings],
  );
  // At the beginning and whenever the stream comes or goes: what was told in between is not told again.
  useEffect(() => {
    const soon = setTimeout(refresh, 0);
    const poll = live ? null : setInterval(refresh, POLL_MS);
    return () => {
      clearTimeout(soon);
      if (poll !== null) clearInterval(poll);
    };
  }, [live, refresh]);

  return useMemo(
    () => ({ info, inbox, agreements, booths, rooms, hearings, trouble, live, refresh }),
    [info, inbox, agreements, booths, rooms, hearings, trouble, live, refresh],
  );
}

export function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => placeOf(location.hash));
  useEffect(() => {
    const moved = (): void => setPlace(placeOf(location.hash));
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  const go = useCallback((to: Place) => {
    location.hash = addressOf(to);
  }, []);
  return [place, go];
}
