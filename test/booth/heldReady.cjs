/**
 * Loaded into Electron before the booth: holds "ready" back until the driver has hold of it and calls `__playwright_run`.
 * A window that opens while the driver is still taking hold is missed now and then, and the driver waits for ever.
 */
const { app } = require('electron');

const ready = app.whenReady();
const emit = app.emit.bind(app);
let begun = false;
let begin;
let given = [];
const held = new Promise((resolve) => (begin = resolve));

app.emit = (event, ...values) => {
  if (event !== 'ready' || begun) return emit(event, ...values);
  given = values;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => begun;
app.whenReady = () => held;

globalThis.__playwright_run = async () => {
  await ready;
  begun = true;
  begin();
  emit('ready', ...given);
};
