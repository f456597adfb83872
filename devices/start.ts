/** The devices process: started by the shell as a utility process, serves the hardware to core. */
import { DevicesConfig, SERVICE_CONFIG_ENV } from '../main/contract/launch.ts';
import { underShell } from '../main/contract/service.ts';
import { createHost } from './host.ts';

const config = DevicesConfig.parse(JSON.parse(process.env[SERVICE_CONFIG_ENV] ?? 'null'));
const host = createHost(config, null);
underShell((name, channel) => {
  if (name === 'core') host.attach(channel);
});
