/** The servers of a court that carry picture and sound where pages cannot meet: from a file that only the court may read. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';

export const TurnSettings = z.strictObject({
  /** As `turn:turn.court.example:3478?transport=udp`; the page tries all. */
  urls: z
    .array(
      z
        .string()
        .regex(/^turns?:\S+$/)
        .max(200),
    )
    .min(1)
    .max(4),
  /** coturn's `static-auth-secret`; it never leaves the court. */
  secret: z.string().min(16),
  /** How long a name and its credential are good for a new connection. */
  lifetimeSeconds: z.number().int().min(60).max(86_400),
  /** All picture and sound by way of the server, so that no party learns the network address of another. */
  relayOnly: z.boolean().default(false),
});
export type TurnSettings = z.infer<typeof TurnSettings>;

export const RecordingSettings = z.strictObject({
  /** A folder that Janus writes and the court reads and empties: both programs of one group, nobody else. */
  folder: z.string().regex(/^\/\S+$/),
  /** Recording does not begin, and stops, where less is free. */
  keepFreeMb: z.number().int().min(1).default(1_024),
});
export type RecordingSettings = z.infer<typeof RecordingSettings>;

export const RelaySettings = z.strictObject({
  /** Janus's WebSocket, of the court alone: on loopback, or on a network that no page reaches. */
  url: z.string().regex(/^wss?:\/\/\S+$/),
  /** Janus's `api_secret`. */
  apiSecret: z.string().min(16),
  /** The VideoRoom plugin's `admin_key`: who has it may open rooms. */
  adminKey: z.string().min(16),
  /** What one camera may take, so that all of a room fit through a party's line. */
  kbitPerCamera: z.number().int().min(64).max(4_000).default(600),
  /** Without it nothing is ever recorded. */
  recordings: RecordingSettings.nullable().default(null),
});
export type RelaySettings = z.infer<typeof RelaySettings>;

export const MediaSettings = z.strictObject({
  turn: TurnSettings.nullable().default(null),
  /** Without it three people meet in a room, and no more. */
  relay: RelaySettings.nullable().default(null),
});
export type MediaSettings = z.infer<typeof MediaSettings>;

export const NO_MEDIA_SERVERS: MediaSettings = { turn: null, relay: null };

/** Of the file that an operator names. */
export function mediaSettingsIn(file: string): Result<MediaSettings, string> {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return err('cannot be read');
  }
  return mediaSettingsOf(readFileSync(file, 'utf8'));
}

/** The error says what is wrong, never what stands there: the file holds a secret. */
export function mediaSettingsOf(text: string): Result<MediaSettings, string> {
  const parsed = MediaSettings.safeParse(jsonOf(text));
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`.trim()).join('; '));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as a file of another shape
  }
}
