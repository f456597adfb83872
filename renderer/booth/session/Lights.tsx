/** The lights of effect: what is on, what is missing, and that nothing is in effect while one is. */
import type { LightsView, SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Notice } from '../../parts/Notice.tsx';
import type { Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime } from '../../text/format.ts';
import { useSession } from './useSession.ts';

/** One row a light, so that large text can go on on the next page; the truth about the effect comes first. */
export function useLights(screen: SessionScreen, lights: LightsView): readonly Block[] {
  const { text, nameOf } = useSession(screen);
  const words = text.lights;
  const all = [
    ...lights.parties.map(({ seat, at }) => ({ id: seat, name: words.party(nameOf(seat)), at })),
    ...lights.others.map(({ light, at }) => ({ id: light, name: words[light], at })),
  ];
  const sealMissing = lights.others.some(({ light, at }) => light === 'organisation' && at === null);
  const courtMissing = lights.others.some(({ light, at }) => light === 'court' && at === null);
  const on = lights.effectiveAt;
  return [
    {
      key: 'effect',
      node: (
        <Notice tone={on === null ? 'warn' : 'ok'} heading={on === null ? words.notYet : words.since(clockTime(on))} live>
          {courtMissing ? words.courts : sealMissing ? words.seal : null}
        </Notice>
      ),
    },
    ...all.map(({ id, name, at }) => ({
      key: `light-${id}`,
      joined: true,
      node: (
        <Row
          icon={at === null ? 'circle' : 'circle-check'}
          tone={at === null ? 'plain' : 'ok'}
          title={name}
          line={at === null ? words.off : words.on(clockTime(at))}
        />
      ),
    })),
  ];
} // prettier-ignore
