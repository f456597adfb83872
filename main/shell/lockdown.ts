/** Everything a booth page may not do: navigate, open windows, download, zoom, ask for permissions, reach the network. */
import type { IpcMainEvent, Session, WebContents } from 'electron';
import { log } from './log.ts';
import { BOOTH_ORIGIN } from './scheme.ts';

/** What the page may open now; core says so. */
export interface CameraDoor {
  /** The document camera, while its screen is on. */
  open: boolean;
  /** Camera and microphone, while the people at a table take part in a live session. */
  call: boolean;
}

/**
 * Refuses every permission but two: the booth's own top page may open a camera, never a microphone, while the scan screen
 * is on, and both in a live session. Refuses every download, and every request that does not stay inside the booth.
 */
export function lockSession(session: Session, camera: CameraDoor): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const videoOnly = types.length === 1 && types[0] === 'video';
    const granted =
      (camera.call || (camera.open && videoOnly)) && permission === 'media' && details.isMainFrame && isBoothPage(details.requestingUrl); // prettier-ignore
    if (!granted) log({ event: 'denied', what: permission });
    decide(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const isBooth = origin === BOOTH_ORIGIN || isBoothPage(origin);
    const allowed = camera.call || (camera.open && details.mediaType === 'video');
    return allowed && permission === 'media' && details.isMainFrame && isBooth; // prettier-ignore
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => {
    log({ event: 'denied', what: 'download' });
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    const inside = ['app:', 'blob:', 'data:', 'devtools:'].some((scheme) => details.url.startsWith(scheme));
    if (!inside) log({ event: 'denied', what: 'request' });
    decide({ cancel: !inside });
  });
}

/** Keeps a page where it is. Dropped files and links end in `will-navigate`, so they are refused here too. */
export function lockContents(contents: WebContents, allows: (url: string) => boolean): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (allows(event.url)) return;
    log({ event: 'denied', what: 'navigation' });
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log({ event: 'denied', what: 'window' });
    return { action: 'deny' };
  });
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}

export const isBoothPage = (url: string): boolean => url.startsWith(`${BOOTH_ORIGIN}/`);

/** True when a message comes from the top frame of exactly this page, and that page is the booth's own. */
export function isFrom(event: IpcMainEvent, contents: WebContents): boolean {
  return (
    event.sender === contents &&
    event.senderFrame === contents.mainFrame &&
    isBoothPage(contents.mainFrame.url)
  );
}
