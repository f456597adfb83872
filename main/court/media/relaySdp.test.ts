/** Whose picture a page gets from the relay: the names of the streams in its offer. */
import { expect, test } from 'vitest';
import { named } from './relaySdp.ts';

const lines = (...all: string[]): string => all.map((line) => `${line}\r\n`).join('');

test('each stream bears the number of the connection it is sent by, and what nobody sends keeps its own', () => {
  const sdp = lines(
    'v=0', 'a=group:BUNDLE 0 1 2', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=msid:janus janus0', 'a=ssrc:7 msid:janus janus0',
    'a=ssrc:7 cname:janus', 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', 'a=msid:janus janus1', 'm=video 0 UDP/TLS/RTP/SAVPF 96',
    'a=mid:2', 'a=inactive',
  ); // prettier-ignore
  expect(named(sdp, [{ mid: '0', feed_id: 12 }, { mid: '1', feed_id: 14 }, { mid: '2' }])).toBe(
    lines(
      'v=0', 'a=group:BUNDLE 0 1 2', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=msid:link-12 link-12-0',
      'a=ssrc:7 cname:janus', 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', 'a=msid:link-14 link-14-1', 'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'a=mid:2', 'a=inactive',
    ),
  ); // prettier-ignore
});
