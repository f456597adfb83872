/** Vitest: unit tests beside the code and the tests under `test/` that need no Electron. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{main,devices,renderer,build}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/journeys/**', 'test/soak/**'],
    // For two cores: half of what the tests take is waiting for devices that answer as slowly as real ones.
    setupFiles: ['test/seededProperties.ts'],
    maxWorkers: 3,
    // A machine that is shared may be slow, three times over; a test that hangs still ends.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
});
