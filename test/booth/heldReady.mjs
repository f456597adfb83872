/**
 * Loaded into Electron before the booth: holds "ready" back until the driver has hold of it and calls `__playwright_run`.
 * A window that opens while the driver is still taking hold is missed now and then, and the driver waits for ever.
 */
import { app } from 'electron';

const ready = app.whenReady();
const emit = app.emit.bind(app);
const { promise: held, resolve: release } = Promise.withResolvers();
let begun = false;
/** @type {readonly unknown[]} */
let given = [];

app.emit = (/** @type {string} */ event, /** @type {readonly unknown[]} */ ...values) => {
  if (event !== 'ready' || begun) return emit(event, ...values);
  given = values;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => begun;
app.whenReady = async () => {
  await held;
};

Object.assign(globalThis, {
  async __playwright_run() {
    await ready;
    begun = true;
    release(undefined);
    emit('ready', ...given);
  },
});
