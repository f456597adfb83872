/** The camera for as long as its screen is shown: opened with it, stopped with it, its frames looked at for hints. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { CameraConfig } from '../../../main/contract/launch.ts';
import { createCamera, type Camera, type CameraState } from './camera.ts';
import { hintOf, LOOK_WIDTH, type FrameHint } from './frameQuality.ts';

/** How often a frame is looked at. */
const LOOK_EVERY_MS = 700;

export interface UsedCamera {
  readonly state: CameraState;
  readonly camera: RefObject<Camera | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly hint: FrameHint | null;
}

function lookAt(video: HTMLVideoElement): FrameHint | null {
  const height = Math.round((LOOK_WIDTH * video.videoHeight) / Math.max(1, video.videoWidth));
  if (height === 0) return null;
  const paper = new OffscreenCanvas(LOOK_WIDTH, height).getContext('2d', { willReadFrequently: true });
  if (paper === null) return null;
  paper.drawImage(video, 0, 0, LOOK_WIDTH, height);
  return hintOf(paper.getImageData(0, 0, LOOK_WIDTH, height).data, LOOK_WIDTH, height);
}

/** `on` false: something lies over the screen; no track runs meanwhile. */
export function useCamera(config: CameraConfig, on: boolean): UsedCamera {
  const [state, setState] = useState<CameraState>({ kind: 'opening' });
  const [hint, setHint] = useState<FrameHint | null>(null);
  const camera = useRef<Camera | null>(null);
  const video = useRef<HTMLVideoElement | null>(null);
  // the view is new with each push; the camera only where it says something else
  const key = JSON.stringify(config);
  useEffect(() => {
    if (!on) return;
    const opened = createCamera(CameraConfig.parse(JSON.parse(key)), setState);
    camera.current = opened;
    opened.open();
    return () => {
      camera.current = null;
      void opened.close();
    };
  }, [key, on]);
  useEffect(() => {
    const shown = video.current;
    if (state.kind !== 'live' || shown === null) return;
    shown.srcObject = state.stream;
    const timer = setInterval(() => setHint(lookAt(shown)), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      setHint(null);
      shown.srcObject = null;
    };
  }, [state]);
  return { state, camera, video, hint };
}
