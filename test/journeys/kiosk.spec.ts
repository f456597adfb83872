/** A page of the booth cannot leave it: each way out is tried in real Electron. */
import { expect, test } from '../booth/fixtures.ts';

test('the window fills the screen', async ({ page }) => {
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1080, 1920]);
});

test('navigation and new windows are refused', async ({ booth, page }) => {
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  await page.evaluate(() => window.location.assign('https://example.com/'));
  await expect.poll(() => booth.log().filter((line) => line.includes('"what":"navigation"')).length).toBe(1);
  expect(page.url()).toMatch(/^app:\/\/booth\/index\.html/);
  expect(booth.app().electron.windows()).toHaveLength(1);
});

test('nothing outside the booth can be fetched', async ({ booth, page }) => {
  for (const address of [booth.court.url, 'file:///etc/hostname', 'app://other/index.html']) {
    const answer = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      address,
    );
    expect(answer, address).toBe('refused');
  }
  const status = await page.evaluate(() =>
    fetch('/fonts/%2e%2e%2f%2e%2e%2fpackage.json').then((got) => got.status),
  );
  expect(status).toBe(404);
});

test('a script that is no file of the booth does not run', async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const violation = new Promise<string>((done) =>
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
        once: true,
      }),
    );
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.ran = "yes"';
    document.body.append(script);
    return { directive: await violation, ran: document.documentElement.dataset['ran'] ?? 'no' };
  });
  expect(refused).toEqual({ directive: 'script-src-elem', ran: 'no' });
});

test('permissions are refused', async ({ page }) => {
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    location: await new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('given'),
        () => done('denied'),
      ),
    ),
  }));
  expect(answers).toEqual({ notifications: 'denied', location: 'denied' });
});

test('downloads are refused', async ({ booth, page }) => {
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'text.txt';
    link.click();
  });
  await expect.poll(() => booth.log().some((line) => line.includes('"what":"download"'))).toBe(true);
});

test('keys neither zoom, reload nor open developer tools', async ({ booth, page }) => {
  await page.evaluate(() => document.documentElement.setAttribute('data-canary', 'here'));
  for (const keys of [
    'Control+Equal',
    'Control+KeyR',
    'F5',
    'F12',
    'Control+Shift+KeyI',
    'F11',
    'Alt+F4',
    'Control+KeyW',
  ]) {
    await page.keyboard.press(keys);
  }
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-canary'))).toBe('here');
  const looks = await booth.app().electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      zoom: window.webContents.getZoomFactor(),
      tools: window.webContents.isDevToolsOpened(),
    })),
  );
  expect(looks).toEqual([{ zoom: 1, tools: false }]);
});

test('a page has no way to Node and only one word for the shell', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    booth: Object.keys(window.booth ?? {}),
  }));
  expect(seen).toEqual({ node: [], booth: ['pageReady'] });
});
