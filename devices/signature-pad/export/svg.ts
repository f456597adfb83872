/** A signature as a vector picture in its true size; a drawing for people, the evidence is the samples. */
import { strokesOf, type SignatureCapture } from '../signatureCapture.ts';
import { penWidth } from './pen.ts';

const at = (mm: number): string => mm.toFixed(2);

export function toSvg(capture: SignatureCapture): string {
  const { widthMm, heightMm } = capture;
  const lines = strokesOf(capture).flatMap((stroke) => {
    const [first] = stroke;
    if (first === undefined) return [];
    // a tap is a dot: a line of no length with a round end
    const points = stroke.length === 1 ? [first, first] : stroke;
    return points.slice(1).map((to, i) => {
      const from = points[i] ?? to;
      return `<path d="M${at(from.x)} ${at(from.y)}L${at(to.x)} ${at(to.y)}" stroke-width="${at(penWidth(to))}"/>`;
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${at(widthMm)}mm" height="${at(heightMm)}mm" viewBox="0 0 ${at(widthMm)} ${at(heightMm)}">`,
    '<g fill="none" stroke="#000" stroke-linecap="round">',
    ...lines,
    '</g></svg>',
    '',
  ].join('\n');
}
