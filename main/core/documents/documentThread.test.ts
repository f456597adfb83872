/** Tests of the document thread: the caller is never blocked, a stuck or dying thread costs one job, not the booth. */
import { afterEach, describe, expect, it } from 'vitest';
import { createDocumentThread } from './documentThread.ts';
import type { DocumentMaker } from './documentMaker.ts';
import { card, context, draft, fontDir, pack } from './fixtures.ts';
import { requestDocument } from './requestDocument.ts';

const worker = new URL('./documentWorker.ts', import.meta.url);
const open: DocumentMaker[] = [];
function thread(options: { deadlineMs?: number; fontDir?: string } = {}): DocumentMaker {
  const maker = createDocumentThread({ worker, fontDir: fontDir(), ...options });
  open.push(maker);
  return maker;
}
afterEach(async () => {
  for (const maker of open.splice(0)) await maker.close();
});

const small = (source: string) => ({
  template: { id: 'test', source },
  data: {},
  manifest: '{}',
  createdAt: 0,
});
const PLAIN = '#set text(font: ("Noto Serif CJK SC",), fallback: false)\n好';
/** Compiles far longer than the deadline: stands for a template of the pack gone wrong. */
const SLOW = '#for a in range(120000) { for b in range(2000) { let c = a + b } }';

/** Loading the fonts may take longer than a short deadline; each try is a new thread. */
async function madeInTheEnd(maker: DocumentMaker): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) if ((await maker.make(small(PLAIN))).ok) return true;
  return false;
}

describe('the document thread', () => {
  it('makes the same bytes as any other, while the caller goes on', async () => {
    const job = requestDocument(draft, card, pack, context);
    if (!job.ok) throw new Error('no job');
    const maker = thread();
    await maker.warm();
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    const [one, two] = await Promise.all([maker.make(job.value), maker.make(job.value)]);
    clearInterval(counting);
    if (!one.ok || !two.ok) throw new Error('not made');
    expect(Buffer.from(one.value.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(two.value.sha256).toBe(one.value.sha256);
    expect(turns).toBeGreaterThan(0);
  });

  it('gives up a job past its deadline and makes the next on a new thread', async () => {
    const began = performance.now();
    await thread().make(small(PLAIN));
    // Loading the fonts is part of a job; a machine that is shared takes its time for it.
    const maker = thread({ deadlineMs: 3_000 + 3 * (performance.now() - began) });
    expect(await madeInTheEnd(maker)).toBe(true);
    const stuck = await maker.make(small(SLOW));
    expect(stuck).toEqual({ ok: false, error: { kind: 'timedOut' } });
    expect(await madeInTheEnd(maker)).toBe(true);
  });

  it('tells of missing fonts with every job', async () => {
    const made = await thread({ fontDir: '/nonexistent' }).make(small(PLAIN));
    expect(made).toMatchObject({ ok: false, error: { kind: 'badFonts' } });
  });

  it('answers what is still waiting when it is closed', async () => {
    const maker = thread();
    const waiting = maker.make(small(PLAIN));
    await maker.close();
    expect(await waiting).toEqual({ ok: false, error: { kind: 'workerStopped' } });
  });

  it('forgets without losing its fonts', async () => {
    const maker = thread();
    await maker.make(small(PLAIN));
    await maker.forget();
    expect((await maker.make(small(PLAIN))).ok).toBe(true);
  });
});
