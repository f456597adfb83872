/** Playwright: journeys in real Electron, one at a time, since each fills a screen and two cores. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  testMatch: ['journeys/**/*.spec.ts', 'layout/**/*.spec.ts'],
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0, // a journey that passes only sometimes is a defect
  timeout: 180_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/journeys',
  reporter: [['list']],
});
