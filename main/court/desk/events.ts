/** `/desk/api/events`: server-sent events that tell the page to fetch again. */
import type { z } from 'zod';
import type { DeskEvent } from '../../contract/desk.ts';
import type { CourtEngine } from '../engine/engine.ts';
import { route, type Route } from '../gateway/route.ts';

const BEAT_MS = 20_000;

export type DeskEvents = { readonly route: Route; close(): void };

export function deskEvents(engine: CourtEngine): DeskEvents {
  const ends = new Set<() => void>();
  return {
    route: route({
      method: 'GET',
      path: '/desk/api/events',
      access: 'clerk',
      summary: 'Server-sent events: data {"what":"inbox"|"booths"|"live"|"hearings"} says "fetch again"',
      answers: [{ status: 200, words: 'A stream that stays open', schema: null, type: 'text/event-stream' }],
      handle: ({ reply }) => {
        reply.hijack();
        const stream = reply.raw;
        stream.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
        });
        stream.write('retry: 2000\n\n');
        const tell = (what: z.infer<typeof DeskEvent>['what']) => () =>
          void stream.write(`data: {"what":"${what}"}\n\n`);
        const quiet = [
          engine.subscribe('evt.inbox', tell('inbox')),
          engine.subscribe('evt.booths', tell('booths')),
          engine.subscribe('evt.live', tell('live')),
          engine.subscribe('evt.hearings', tell('hearings')),
        ];
        // A comment line now and then, so that proxies keep the line and a dead one is noticed.
        const beat = setInterval(() => void stream.write(':\n\n'), BEAT_MS);
        const end = (): void => {
          clearInterval(beat);
          quiet.forEach((stop) => stop());
          ends.delete(end);
          stream.end();
        };
        ends.add(end);
        stream.on('close', end);
        return Promise.resolve({ kind: 'taken' });
      },
    }),
    close: () => [...ends].forEach((end) => end()),
  };
}
