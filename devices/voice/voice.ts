/** The booth's voice, as it was configured. */
import type { Voice } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import type { Clock } from '../clock.ts';
import { recordedClips } from './clips.ts';
import { voiceProgram } from './program.ts';
import { firstOf, noVoice, type SpeechProvider } from './speechProvider.ts';

export interface BoothVoice extends SpeechProvider {
  readonly kind: Voice;
}

export function openVoice(config: DevicesConfig['voice'], clock: Clock): BoothVoice {
  if (config === undefined || config === null) return { ...noVoice, kind: 'none' };
  const { clips, command, practice } = config;
  const providers = [
    ...(clips === null ? [] : [recordedClips(clips)]),
    ...(command === null ? [] : [voiceProgram(command, clock)]),
  ];
  if (providers.length === 0) return { ...noVoice, kind: 'none' };
  return { ...firstOf(providers), kind: practice ? 'practice' : 'site' };
}
