/** Asks a camera to focus and expose by itself where it can; not every one has the settings, and none is required. */
import { z } from 'zod';

/** The part of a track's capabilities that the standard types do not list. */
const Able = z.object({
  focusMode: z.array(z.string()).optional(),
  exposureMode: z.array(z.string()).optional(),
  whiteBalanceMode: z.array(z.string()).optional(),
});
const MODES = ['focusMode', 'exposureMode', 'whiteBalanceMode'] as const;

export function focusOf(track: MediaStreamTrack): MediaTrackConstraints {
  const able = Able.safeParse(track.getCapabilities());
  if (!able.success) return {};
  const modes = MODES.filter((mode) => able.data[mode]?.includes('continuous') === true);
  const wish: MediaTrackConstraintSet = Object.fromEntries(modes.map((mode) => [mode, 'continuous']));
  return modes.length === 0 ? {} : { advanced: [wish] };
}
