/** A booth that cannot open: one fixed page that says so, and nothing else. */
import type { Channel } from '../contract/port.ts';
import { serve } from '../contract/port.ts';
import type { BoothView } from '../contract/screen.ts';
import { screenBorder } from '../contract/screenBorder.ts';
import { instant } from './util/instant.ts';
import { DEFAULT_LOOK, type OutOfOrder } from './visit/visit.ts';

export function serveClosed(channel: Channel, reason: OutOfOrder, nowMs: () => number): void {
  const view = (): BoothView => ({
    n: 1,
    frame: {
      site: '', booth: '', court: '', hotline: '', person: null, link: 'offline', now: instant(nowMs()), clockTrusted: false,
      practice: false, look: DEFAULT_LOOK, mayGoBack: false, mayLeave: false,
      hearing: { voice: 'none', headset: 'none' }, readsItself: false,
    },
    screen: { kind: 'outOfOrder', reason },
    overlay: null,
  }); // prettier-ignore
  const nothing = () => ({});
  serve(channel, screenBorder, {
    view, act: nothing, touched: nothing, painted: nothing, pagePicture: () => null,
    pageShot: () => ({ kept: false, problem: 'notNow' as const }), cameraLive: nothing, documentBytes: () => null,
    receiptSlip: () => null, say: () => null, printSlip: () => ({ printed: false }), printAgreement: () => ({ printed: false }),
    liveOpen: () => ({ asked: false }), liveSay: nothing, draftShare: () => ({ shared: false }),
  }).push('viewChanged', view()); // prettier-ignore
}
