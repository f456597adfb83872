/** Vitest: unit tests beside the code and the tests under `test/` that need no Electron. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{main,devices,renderer,build}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/journeys/**', 'test/soak/**'],
    // Two cores: more workers only make the timed tests slower.
    maxWorkers: 2,
    // A machine that is shared may be slow; a test that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
