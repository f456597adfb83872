/** The fixed bar: eight controls that keep their place on every screen; one that does not apply leaves its place empty. */
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import type { Look } from '../../../main/contract/screen.ts';
import { useBack, useBooth, useHelp } from '../../booth.ts';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useReadingState } from '../../reading/hooks.ts';
import { useText } from '../../text/text.ts';
import styles from './Bar.module.css';

type Slot = 'back' | 'leave' | 'help' | 'read' | 'larger' | 'language' | 'contrast' | 'emergency';

interface ControlProps {
  readonly slot: Slot;
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly pressed?: boolean;
}

function Control({ slot, icon, children, onPress, pressed }: ControlProps): ReactNode {
  return (
    <Pressable
      className={styles.control ?? ''}
      data-slot={slot}
      onPress={onPress}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <Icon name={icon} size={40} />
      <span>{children}</span>
    </Pressable>
  );
}

const nextScale: Readonly<Record<Look['scale'], Look['scale']>> = { 100: 125, 125: 150, 150: 200, 200: 100 };

export function Bar({ onRead }: { readonly onRead: () => void }): ReactNode {
  const reading = useReadingState().kind !== 'off';
  const { view, act } = useBooth();
  const back = useBack();
  const { openHelp } = useHelp();
  const text = useText().frame;
  const { look, mayGoBack, mayLeave } = view.frame;
  const setLook = (change: Partial<Look>) => act({ do: 'setLook', look: { ...look, ...change } });
  const other = look.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <nav className={styles.bar} aria-label={text.controls}>
      {mayGoBack && view.overlay === null && (
        <Control slot="back" icon="arrow-left" onPress={back}>
          {text.back}
        </Control>
      )}
      {mayLeave && (
        <Control slot="leave" icon="log-out" onPress={() => act({ do: 'leave' })}>
          {text.leave}
        </Control>
      )}
      <Control slot="help" icon="headset" onPress={() => openHelp('person')}>
        {text.help}
      </Control>
      <Control slot="read" icon="volume-2" pressed={reading} onPress={onRead}>
        {text.readAloud}
      </Control>
      <Control slot="larger" icon="a-arrow-up" onPress={() => setLook({ scale: nextScale[look.scale] })}>
        {look.scale === 100 ? text.larger : text.scale(look.scale)}
      </Control>
      <Control slot="language" icon="languages" onPress={() => setLook({ language: other })}>
        {text.language} <span lang={other}>{text.otherLanguage}</span>
      </Control>
      <Control
        slot="contrast"
        icon="contrast"
        pressed={look.contrast === 'high'}
        onPress={() => setLook({ contrast: look.contrast === 'high' ? 'day' : 'high' })}
      >
        {text.contrast}
      </Control>
      <Control slot="emergency" icon="siren" onPress={() => act({ do: 'openEmergency' })}>
        {text.emergency}
      </Control>
    </nav>
  );
}
