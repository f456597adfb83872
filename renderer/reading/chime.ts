/** Two soft tones that call somebody back; what they mean is always written on the screen too. */

const TONES = [660, 880] as const;
const TONE_S = 0.28;
const LOUDNESS = 0.12;

export function chime(): void {
  const context = new AudioContext();
  for (const [index, frequency] of TONES.entries()) {
    const start = context.currentTime + index * TONE_S;
    const tone = context.createOscillator();
    const level = context.createGain();
    tone.frequency.value = frequency;
    level.gain.setValueAtTime(LOUDNESS, start);
    level.gain.exponentialRampToValueAtTime(0.001, start + TONE_S);
    tone.connect(level).connect(context.destination);
    tone.start(start);
    tone.stop(start + TONE_S);
    if (index === TONES.length - 1) tone.addEventListener('ended', () => void context.close());
  }
}
