/** Camera and microphone of this page: opened once, asked for their level, closed by whoever opened them. */

export interface OwnMedia {
  /** Null when there is neither camera nor microphone: one can still listen and look. */
  readonly stream: MediaStream | null;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** A device went away while it was used. */
  onLost(listener: (kind: 'camera' | 'microphone') => void): void;
  close(): void;
}

/** A face in a tile needs no more; three of them leave a small machine room. */
const VIDEO = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 15 } } as const;
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const;

/** Takes what there is: both, or the one that works, or none. */
export async function openMedia(): Promise<OwnMedia> {
  const stream =
    (await opened({ video: VIDEO, audio: AUDIO })) ??
    (await opened({ audio: AUDIO })) ??
    (await opened({ video: VIDEO }));
  const has = (kind: string): boolean => stream?.getTracks().some((track) => track.kind === kind) ?? false;
  const listeners: ((kind: 'camera' | 'microphone') => void)[] = [];
  for (const track of stream?.getTracks() ?? [])
    track.addEventListener('ended', () => {
      for (const told of listeners) told(track.kind === 'video' ? 'camera' : 'microphone');
    });
  return {
    stream,
    camera: has('video'),
    microphone: has('audio'),
    onLost: (listener) => void listeners.push(listener),
    close() {
      listeners.length = 0;
      for (const track of stream?.getTracks() ?? []) track.stop();
    },
  };
}

/** Null when the person or the machine says no: the check says so in words. */
async function opened(wanted: MediaStreamConstraints): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}

/** Tells how loud the microphone is, 0 to 1, ten times a second. Returns the end. */
export function watchLevel(stream: MediaStream, told: (level: number) => void): () => void {
  const context = new AudioContext();
  const meter = context.createAnalyser();
  meter.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  const timer = setInterval(() => {
    meter.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
    // −60 dB is silence, −6 dB as loud as it should ever be
    const decibel = 10 * Math.log10(power + 1e-9);
    told(Math.min(1, Math.max(0, (decibel + 60) / 54)));
  }, LEVEL_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
const LEVEL_MS = 100;

/** Two soft tones, a second in all, for "do you hear this?". */
export async function playTestTone(): Promise<void> {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.25;
  volume.connect(context.destination);
  for (const [at, hertz] of [
    [0, 523],
    [0.5, 659],
  ] as const)
    // prettier-ignore
    tone(context, volume, at, hertz);
  await new Promise((resolve) => setTimeout(resolve, TONE_MS));
  await context.close();
}
const TONE_MS = 1_100;

function tone(context: AudioContext, into: AudioNode, at: number, hertz: number): void {
  const source = context.createOscillator();
  source.frequency.value = hertz;
  source.connect(into);
  source.start(context.currentTime + at);
  source.stop(context.currentTime + at + 0.45);
}
