/** The simulation console: one panel per simulated device, one for the link. */
import type { ReactNode } from 'react';
import {
  PadModelName,
  SimulatedCard,
  type ControlCommand,
  type SimulationState,
} from '../../main/contract/simulation.ts';
import { Both } from './Both.tsx';
import { Comfort } from './Comfort.tsx';
import styles from './console.module.css';
import { useControl } from './control.ts';
import { DeskParts } from './DeskParts.tsx';
import { Feeder } from './Feeder.tsx';
import { PadCanvas } from './PadCanvas.tsx';
import { CARD_WORDS, FAULT_WORDS, type Words } from './words.ts';

type Send = (command: ControlCommand) => void;
type Device = keyof SimulationState['faultNames'];

function Panel({ title, children }: { title: Words; children: ReactNode }): ReactNode {
  return (
    <section className={styles.panel}>
      <h2>
        <Both words={title} />
      </h2>
      {children}
    </section>
  );
}

function Faults({ device, state, send }: { device: Device; state: SimulationState; send: Send }): ReactNode {
  const active = state.faults.filter((fault) => fault.device === device).map((fault) => fault.name);
  return (
    <details className={styles.faults} open={active.length > 0}>
      <summary>
        故障 <small lang="en">faults{active.length > 0 ? `: ${active.join(', ')}` : ''}</small>
      </summary>
      <div className={styles.row}>
        {state.faultNames[device].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={active.includes(name)}
            onClick={() => send({ do: 'fault', device, name })}
          >
            {FAULT_WORDS[name] ?? ''} <small lang="en">{name}</small>
          </button>
        ))}
      </div>
    </details>
  );
}

function Plug({ device, send }: { device: Device; send: Send }): ReactNode {
  return (
    <div className={styles.row}>
      <button type="button" onClick={() => send({ do: 'unplug', device })}>
        拔出 <small lang="en">unplug</small>
      </button>
      <button type="button" onClick={() => send({ do: 'replug', device })}>
        插回 <small lang="en">plug in</small>
      </button>
    </div>
  );
}

function Reader({ state, send }: { state: SimulationState; send: Send }): ReactNode {
  return (
    <Panel title={{ zh: '身份证读卡器', en: 'ID-card reader' }}>
      <p role="status">
        {state.card === null ? (
          <Both words={{ zh: '读卡器上没有证件', en: 'no card on the reader' }} />
        ) : (
          <Both words={CARD_WORDS[state.card]} />
        )}
      </p>
      <button
        type="button"
        className={styles.main}
        disabled={state.card === null}
        onClick={() => send({ do: 'liftCard' })}
      >
        拿走证件 <small lang="en">lift the card</small>
      </button>
      <div className={styles.row}>
        {SimulatedCard.options.map((card) => (
          <button
            key={card}
            type="button"
            aria-pressed={state.card === card}
            onClick={() => send({ do: 'placeCard', card })}
          >
            <Both words={CARD_WORDS[card]} />
          </button>
        ))}
      </div>
      <Faults device="idReader" state={state} send={send} />
      <Plug device="idReader" send={send} />
    </Panel>
  );
}

/** Width by height of each pad's field, in pixels of the page. */
const PAD_SHAPES: Readonly<Record<PadModelName, readonly [number, number]>> = {
  'STU-300': [400, 101], 'STU-430': [400, 250], 'STU-500': [400, 300], 'STU-520': [400, 240], 'STU-530': [400, 240],
  'STU-540': [400, 240], ESP370U: [240, 320], Digitizer: [400, 240], ePadLink: [300, 300],
}; // prettier-ignore

function Pad({ state, send }: { state: SimulationState; send: Send }): ReactNode {
  return (
    <Panel title={{ zh: '签名板', en: 'signature pad' }}>
      <label className={styles.row}>
        <Both words={{ zh: '型号', en: 'model' }} />
        <select
          value={state.padModel}
          onChange={(event) => {
            const model = PadModelName.safeParse(event.currentTarget.value);
            if (model.success) send({ do: 'changePad', model: model.data });
          }}
        >
          {state.padModels.map((model) => (
            <option key={model}>{model}</option>
          ))}
        </select>
      </label>
      <PadCanvas
        shape={PAD_SHAPES[state.padModel]}
        onInk={(strokes, msPerSample) => send({ do: 'drawInk', strokes, msPerSample })}
      />
      {state.padModel === 'ESP370U' && (
        <div className={styles.row}>
          <button type="button" onClick={() => send({ do: 'pressPadKey', button: 'confirm' })}>
            确认键 <small lang="en">confirm key</small>
          </button>
          <button type="button" onClick={() => send({ do: 'pressPadKey', button: 'again' })}>
            重签键 <small lang="en">sign-again key</small>
          </button>
        </div>
      )}
      <button type="button" className={styles.main} onClick={() => send({ do: 'signName' })}>
        代写一个签名 <small lang="en">sign a name</small>
      </button>
      <Faults device="signaturePad" state={state} send={send} />
      <Plug device="signaturePad" send={send} />
    </Panel>
  );
}

function Link({ state, send }: { state: SimulationState; send: Send }): ReactNode {
  return (
    <Panel title={{ zh: '网络', en: 'link to the court' }}>
      <p role="status">
        <Both words={state.linkUp ? { zh: '已接通', en: 'up' } : { zh: '已断开', en: 'cut' }} />
      </p>
      <div className={styles.row}>
        <button type="button" disabled={!state.linkUp} onClick={() => send({ do: 'cutLink' })}>
          剪断 <small lang="en">cut</small>
        </button>
        <button type="button" disabled={state.linkUp} onClick={() => send({ do: 'restoreLink' })}>
          恢复 <small lang="en">restore</small>
        </button>
        <button
          type="button"
          disabled={state.faults.length === 0}
          onClick={() => send({ do: 'clearFaults' })}
        >
          清除全部故障 <small lang="en">clear all faults</small>
        </button>
      </div>
    </Panel>
  );
}

export function Console(): ReactNode {
  const { state, send } = useControl();
  return (
    <main className={styles.page}>
      <h1>
        <Both words={{ zh: '模拟台', en: 'simulation console' }} />
      </h1>
      {state === null ? (
        <p role="alert">
          <Both words={{ zh: '模拟设备没有应答。', en: 'The simulated devices do not answer.' }} />
        </p>
      ) : (
        <>
          <Link state={state} send={send} />
          <Reader state={state} send={send} />
          <Panel title={{ zh: '扫描仪', en: 'scanner' }}>
            <Feeder state={state} send={send} />
            <Faults device="scanner" state={state} send={send} />
            <Plug device="scanner" send={send} />
          </Panel>
          <Pad state={state} send={send} />
          {(state.pedal || state.codeReader || state.lamp !== null) && (
            <Panel title={{ zh: '踏板、扫码和补光灯', en: 'pedal, code reader and lamp' }}>
              <DeskParts state={state} send={send} />
            </Panel>
          )}
          {(state.headset !== null || state.person !== null) && (
            <Panel title={{ zh: '耳机和座位', en: 'headset and seat' }}>
              <Comfort state={state} send={send} />
            </Panel>
          )}
        </>
      )}
    </main>
  );
}
