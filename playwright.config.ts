/** Playwright: every screen in a browser, live sessions between browsers, journeys in real Electron, each booth with a display of its own. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  projects: [
    { name: 'screens page', testMatch: 'layout/bundle.setup.ts', outputDir: 'test-results/screens-page' },
    {
      name: 'screens',
      testMatch: 'layout/**/*.spec.ts',
      dependencies: ['screens page'],
      outputDir: 'test-results/screens',
    },
    { name: 'media', testMatch: 'media/**/*.spec.ts', workers: 1, outputDir: 'test-results/media' },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts', outputDir: 'test-results/journeys' },
  ],
  workers: 3, // for two cores: a screen and a journey wait half of their time
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0, // a journey that passes only sometimes is a defect
  timeout: 180_000,
  expect: { timeout: 30_000 }, // as under Vitest: the machine may be shared
  reporter: [['list']],
});
