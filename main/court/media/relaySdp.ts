/** Names the streams in an offer of the relay after the connection each is sent by, so that a page knows whose picture it is. Pure. */
import { streamOfLink } from '../../contract/live.ts';
import type { JanusStream } from './janus.ts';

/** Janus's id of a sender is the number of its connection. */
export function named(sdp: string, streams: readonly JanusStream[]): string {
  const [head = '', ...sections] = sdp.split(/^(?=m=)/m);
  return [head, ...sections.map((section) => namedSection(section, streams))].join('');
}

function namedSection(section: string, streams: readonly JanusStream[]): string {
  const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
  const feed = streams.find((stream) => stream.mid === mid)?.feed_id;
  if (mid === undefined || feed === undefined) return section;
  return section
    .replace(/^a=ssrc:\d+ (?:msid|mslabel|label):.*\r?\n/gm, '')
    .replace(/^a=msid:\S+ \S+/m, `a=msid:${streamOfLink(feed)} ${streamOfLink(feed)}-${mid}`);
}
