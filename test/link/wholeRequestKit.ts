/** A court and a booth's core in plain Node for whole requests: acts in, views out; the devices are told by script. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '../../main/contract/port.ts';
import type { Act } from '../../main/contract/act.ts';
import type { QuestionId } from '../../main/contract/screen.ts';
import type { ScreenBorder } from '../../main/contract/screenBorder.ts';
import { root } from '../../build/start/places.ts';
import { startCourt, type Court } from '../../main/court/court.ts';
import { handsOn, openCore, until, type OpenBooth, type Person } from './boothHands.ts';

const cache = join(root, '.cache');
const picture = new Uint8Array(readFileSync(join(root, 'test/data/page.png')));

export type Answering = (question: QuestionId, text: string) => Act;
export const choose: Answering = (question, id) => ({
  do: 'answer',
  question,
  value: { kind: 'choice', ids: [id] },
});
export const say: Answering = (question, text) => ({ do: 'answer', question, value: { kind: 'text', text } });
const dial: Answering = (question, text) => ({ do: 'answer', question, value: { kind: 'digits', text } });
const skip = (question: QuestionId): Act => ({ do: 'skip', question });

/** One court and one booth in a folder of their own, and the person's end of the screen. */
/** `livePageDir`, `pageDir`: where the pages of live sessions and of the desk lie that this court gives out. */
export async function openWholeRequest(
  more: { readonly livePageDir?: string; readonly pageDir?: string } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-link-'));
  let court = await openCourt(0);
  let booth: OpenBooth = await openBooth(
    court.issueCode({ boothId: 'booth-1', site: '河湾派出所', booth: '3 号舱' }),
  );
  let renewed = 0;

  async function openCourt(port: number): Promise<Court> {
    const started = await startCourt({
      dataDir: join(folder, 'court'),
      port,
      policyDir: join(cache, 'policy'),
      ...more,
      log: () => undefined,
    });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    return started.value;
  }

  function openBooth(code: string | null): Promise<OpenBooth> {
    return openCore({
      dataDir: join(folder, 'booth'),
      courtUrl: court.url,
      code,
      asked: () => void (renewed += 1),
    });
  }
  const { view, shown, at, act, push, tapCard, drawName } = handsOn(() => booth);

  /** The steps of a request in their order; each begins where the one before ended. */
  const steps = {
    async comeIn(person: Person): Promise<void> {
      await until(
        'a free booth',
        () => view().screen.kind === 'idle' || JSON.stringify(view().screen).includes('"done"'),
      );
      await act(
        { do: 'start' },
        { do: 'continueNotice', shownMs: 4000, readAloud: false },
        { do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } },
      );
      tapCard(person);
      await at('confirmIdentity');
      await act({ do: 'thisIsMe' });
      await at('home');
    },
    async tellParties(person: Person): Promise<void> {
      await act(
        { do: 'openService', service: 'mediation' }, choose('disputeKind', 'loan'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
        dial('myPhone', person.phone()), say('myResidence', person.residence()), choose('respondentKind', 'person'),
        say('respondentName', person.respondent()), skip('respondentPhone'), skip('respondentAddress'), { do: 'listDone' },
      ); // prettier-ignore
    },
    async tellClaimsAndFacts(person: Person): Promise<void> {
      const { input } = shown('question');
      if (input.kind !== 'choice') throw new Error('claimKind expected');
      await act(
        choose('claimKind', input.options[0]?.id ?? ''), { do: 'answer', question: 'claimAmount', value: { kind: 'money', fen: 3_560_000 } },
        skip('claimWords'), { do: 'listDone' }, skip('factDate'), say('factWords', person.fact()), { do: 'listDone' },
      ); // prettier-ignore
    },
    /** One page comes for the scan that was asked for last. */
    async feedPage(from: Uint8Array = picture): Promise<void> {
      const job = await until('scan job', () => booth.devices.job('startScan'));
      const sha256 = createHash('sha256').update(from).digest('hex');
      const bytes = new Uint8Array(from);
      push('pageScanned', {
        job,
        page: { index: 0, bytes, mime: 'image/png', widthPx: 10, heightPx: 10, dpi: 300, sha256 },
      });
      push('scanEnded', { job, end: { kind: 'done', pages: 1 } });
    },
    /** Returns the page's bytes as the screen gets them back. */
    async scanPage(from: Uint8Array = picture): Promise<{
      readonly scanned: Uint8Array;
      readonly shown: Uint8Array | undefined;
      readonly original: Uint8Array | undefined;
    }> {
      await act({ do: 'addRow' }, { do: 'scan', source: 'feeder' });
      await this.feedPage(from);
      await until('page kept', () => shown('scan').pages.length === 1 && shown('scan').job.kind === 'ready');
      await until('page looked at', () => shown('scan').pages[0]?.quality !== 'cleaning');
      const page = shown('scan').pages[0]?.id ?? '';
      const seen = async (original: boolean): Promise<Uint8Array | undefined> =>
        (await booth.screen.ask('pagePicture', { page, original }))?.bytes;
      return { scanned: from, shown: await seen(false), original: await seen(true) };
    },
    async finishForm(person: Person): Promise<void> {
      await act(
        { do: 'pagesDone' }, say('evidenceName', person.evidence()), choose('evidenceKind', 'documentary'), skip('evidenceProves'), choose('evidenceOriginal', 'yes'), { do: 'listDone' },
        say('serviceAddress', person.residence()), { do: 'answer', question: 'eService', value: { kind: 'statement', answer: false, shownMs: 3000, readAloud: false } }, choose('mediationWish', 'yes'),
      ); // prettier-ignore
      await at('check');
    },
    /** Reads every page; returns the digest that was announced and the one of the bytes that came. */
    async readDocument(): Promise<{ readonly announced: string; readonly got: string }> {
      await act({ do: 'checkDone' });
      await at('preview');
      const { document } = shown('preview');
      const pdf = await booth.screen.ask('documentBytes', { document: document.id });
      const got = createHash('sha256')
        .update(pdf?.bytes ?? new Uint8Array())
        .digest('hex');
      for (let n = 1; n <= document.pages; n++)
        await act({ do: 'turnPage', page: n }, { do: 'pageShown', page: n, shownMs: 900 });
      return { announced: document.sha256, got };
    },
    async writeName(person: Person): Promise<void> {
      await act({ do: 'previewDone' });
      await at('card');
      tapCard(person);
      await at('sign', 'writing');
      await drawName('sign');
    },
    async confirmSignature(): Promise<void> {
      await act({ do: 'signDone' }, { do: 'signConfirm' });
      await at('captured');
    },
    /** From wherever the person is. */
    async leave(): Promise<void> {
      await act({ do: 'leave' });
      if (view().overlay?.kind === 'askLeave') await act({ do: 'leaveForSure' });
      await at('leaving', 'done');
    },
  };

  return {
    folder,
    /** Bytes that are in the file of every page scanned without another. */
    pageBytes: Buffer.from(picture.subarray(16)),
    view,
    shown,
    at,
    act,
    steps,
    tapCard,
    drawName,
    screen: (): Caller<ScreenBorder> => booth.screen,
    /** How often the shell was asked for a fresh window. */
    renewed: (): number => renewed,
    court: (): Court => court,
    closeCourt: (): Promise<void> => court.close(),
    async reopenCourt(port: number): Promise<void> {
      court = await openCourt(port);
    },
    closeBooth: (): Promise<void> => booth.core.stop(),
    async reopenBooth(): Promise<void> {
      booth = await openBooth(null);
    },
    async close(): Promise<void> {
      await booth.core.stop();
      await court.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type WholeRequest = Awaited<ReturnType<typeof openWholeRequest>>;
