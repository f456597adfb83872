/** Addresses of the booth's own scheme lead to files below its roots, and nowhere else. */
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFor } from './scheme.ts';

const roots = { pages: '/app/pages', folders: { fonts: '/data/fonts' } };

describe('an address of the booth', () => {
  it('leads to a file of the page', () => {
    expect(fileFor(roots, 'app://booth/assets/main.js?v=1')).toBe('/app/pages/assets/main.js');
  });

  it('leads to a file of a folder with its own name', () => {
    expect(fileFor(roots, 'app://booth/fonts/NotoSans%20CJK.ttc')).toBe('/data/fonts/NotoSans CJK.ttc');
  });

  it.each([
    'app://other/index.html',
    'file:///etc/passwd',
    'https://booth/index.html',
    'not an address',
    'app://booth/..%2f..%2fetc/passwd',
    'app://booth/fonts/%2e%2e%2fkey',
    'app://booth/a%5c..%5cb',
    'app://booth/a%00.html',
    'app://booth/%ff',
  ])('%s leads nowhere', (address) => {
    expect(fileFor(roots, address)).toBeNull();
  });

  it('does not mistake a property of every object for a folder', () => {
    expect(fileFor(roots, 'app://booth/constructor/a.js')).toBe('/app/pages/constructor/a.js');
  });

  it('never leaves its roots, whatever the path', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '/',
      'fonts',
      'a',
      '\\',
      '%00',
      '%25',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileFor(roots, `app://booth/${pieces.join('')}`);
        if (file === null) return;
        expect(`${resolve(file)}/`).toMatch(/^\/(app\/pages|data\/fonts)\//);
      }),
    );
  });
});
