/** Names of recording files: each says of which recording, stretch, seat and connection it is, so that a folder alone tells what lies there. Pure. */
import { LiveRole } from '../../contract/live.ts';
import { RecordingFile } from '../../contract/recordingDesk.ts';

export type FileOf = {
  readonly recording: string;
  readonly segment: number;
  readonly seat: number;
  readonly role: LiveRole;
  readonly link: number;
};
/** What the relay is told; it appends the medium, its place among the media, and `.mjr`. */
export const fileBaseOf = ({ recording, segment, seat, role, link }: FileOf): string =>
  `${recording}-${segment}-${seat}-${role}-${link}`;

export type FoundFile = FileOf & {
  readonly kind: RecordingFile['kind'];
  /** As it is called once closed. */
  readonly name: string;
  /** Still under the name it has while it is being written. */
  readonly open: boolean;
};

const NAME =
  /^(([0-9A-Z]{26})-(\d{1,4})-(\d{1,4})-([A-Za-z]{1,32})-(\d{1,9})-(audio|video|data)-\d{1,3}\.mjr)(\.tmp)?$/;

/** Null where it is none of ours. */
export function foundFile(given: string): FoundFile | null {
  const [, name, recording, segment, seat, role, link, kind, open] = NAME.exec(given) ?? [];
  const known = LiveRole.safeParse(role);
  const medium = RecordingFile.shape.kind.safeParse(kind);
  if (name === undefined || recording === undefined || !known.success || !medium.success) return null;
  return {
    recording,
    segment: Number(segment),
    seat: Number(seat),
    role: known.data,
    link: Number(link),
    kind: medium.data,
    name,
    open: open !== undefined,
  };
}
