import { describe, expect, it } from 'vitest';
import type { CameraConfig } from '../../../main/contract/launch.ts';
import { chooseCamera } from './cameraChoice.ts';

const wanted = (change: Partial<CameraConfig>): CameraConfig => ({
  kind: 'uvc', usb: null, label: null, widthPx: 3264, heightPx: 2448, dpi: 200, ...change,
}); // prettier-ignore
const camera = (deviceId: string, label: string) => ({ kind: 'videoinput', deviceId, label });
const seen = [
  camera('portrait', 'Face Camera (1bcf:0001)'),
  camera('table', 'Document Camera (1bcf:2c99)'),
  { kind: 'audioinput', deviceId: 'mic', label: 'Document Camera (1bcf:2c99)' },
];

describe('the document camera', () => {
  it('is known by its USB identity or its name, whatever its place in the list', () => {
    for (const list of [seen, seen.toReversed()]) {
      expect(chooseCamera(wanted({ usb: '1bcf:2c99' }), list)).toEqual({ kind: 'found', deviceId: 'table' });
      expect(chooseCamera(wanted({ label: 'Document' }), list)).toEqual({ kind: 'found', deviceId: 'table' });
    }
  });

  it('is absent where nothing fits, or where nothing is said of it', () => {
    expect(chooseCamera(wanted({ usb: '0bda:5801' }), seen).kind).toBe('absent');
    expect(chooseCamera(wanted({ usb: '1bcf:2c99', label: 'Face' }), seen).kind).toBe('absent');
    expect(chooseCamera(wanted({}), seen).kind).toBe('absent');
  });

  it('is not guessed where two of one kind are connected', () => {
    const twins = [camera('a', 'Cam (1bcf:2c99)'), camera('b', 'Cam (1bcf:2c99)')];
    expect(chooseCamera(wanted({ usb: '1bcf:2c99' }), twins).kind).toBe('ambiguous');
  });
});
