/** Rooms in Janus: one opened for each live room and destroyed with it; what a court before left there is cleared away. */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { SEATS_MAX } from '../../contract/live.ts';
import type { Janus } from './janus.ts';
import type { RelaySettings } from './mediaSettings.ts';

/** Its number and its word of entry are of this moment, and no page ever learns them. */
export type Place = { readonly room: number; readonly pin: string; readonly keeper: number };

export type Places = {
  /** Null when Janus would not. */
  open(): Promise<Place | null>;
  close(opened: Promise<Place | null>): Promise<void>;
  /** Janus answers anew: no room that stands in it now is anybody's. A Janus belongs to one court. */
  begin(): Promise<void>;
};

/** How rooms of courts are described in Janus; what follows says since when it answers. */
const OURS = 'yuncang ';

export function placesIn(janus: Janus, { adminKey, kbitPerCamera, recordings }: RelaySettings): Places {
  let description = OURS;

  /** Known to whoever has the admin key: a court that was started again can destroy what the one before opened. */
  const secretOf = (room: number): string =>
    createHmac('sha256', adminKey).update(`room ${room}`).digest('base64url');

  async function destroy(keeper: number, room: number): Promise<void> {
    await janus.message(keeper, { request: 'destroy', room, secret: secretOf(room) });
  }

  return {
    async open() {
      const keeper = await janus.attach();
      if (!keeper.ok) return null;
      const pin = randomBytes(18).toString('base64url');
      const room = randomInt(1, 2 ** 47);
      const made = await janus.message(keeper.value, {
        request: 'create', room, pin, secret: secretOf(room), admin_key: adminKey, description, is_private: true, notify_joining: false,
        // One that goes and the one that comes for it may stand together for a moment.
        publishers: SEATS_MAX * 2, bitrate: kbitPerCamera * 1000, audiocodec: 'opus', videocodec: 'vp8',
        ...(recordings === null ? {} : { rec_dir: recordings.folder }),
      }); // prettier-ignore
      return made.ok ? { room, pin, keeper: keeper.value } : null;
    },
    async close(opened) {
      const place = await opened;
      if (place === null) return;
      await destroy(place.keeper, place.room);
      await janus.detach(place.keeper);
    },
    async begin() {
      const now = OURS + randomBytes(9).toString('base64url');
      description = now;
      const keeper = await janus.attach();
      if (!keeper.ok) return;
      const listed = await janus.message(keeper.value, { request: 'list', admin_key: adminKey });
      for (const { room, description: whose } of listed.ok ? listed.value.rooms : [])
        if (whose?.startsWith(OURS) === true && whose !== now) await destroy(keeper.value, room);
      await janus.detach(keeper.value);
    },
  };
}
