/** Whether the fonts of this page can draw a character, found by drawing it: an empty box in a name is worse than no name. */

const SIDE = 24;
/** Two code points that no font may define. */
const NEVER_DEFINED = ['\u{10FFFE}', '\u{EFFFE}'];

/** Every font for Chinese has these, so they need not be drawn to know it. */
const isBasic = (char: string): boolean => /^[\u4e00-\u9fa5]$/u.test(char);

/** @param family the font stack that will draw the characters */
export function createGlyphTest(family: string): (char: string) => boolean {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return () => true;
  const drawn = (char: string): string => {
    context.clearRect(0, 0, SIDE, SIDE);
    context.font = `${SIDE - 4}px ${family}`;
    context.textBaseline = 'top';
    context.fillText(char, 0, 0);
    return context.getImageData(0, 0, SIDE, SIDE).data.join();
  };
  const boxes = new Set(NEVER_DEFINED.map(drawn));
  return (char) => isBasic(char) || !boxes.has(drawn(char));
}
