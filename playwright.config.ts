/** Playwright: every screen in a browser, live sessions between browsers, journeys in real Electron, each booth with a display of its own. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  projects: [
    { name: 'screens', testMatch: 'layout/**/*.spec.ts', workers: 2, outputDir: 'test-results/screens' },
    { name: 'media', testMatch: 'media/**/*.spec.ts', workers: 1, outputDir: 'test-results/media' },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts', workers: 2, outputDir: 'test-results/journeys' },
  ],
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0, // a journey that passes only sometimes is a defect
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
