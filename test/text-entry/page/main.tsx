/** The test page: text entry or the number pad alone, in an area and at a scale named by the address. */
import { StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import '../../../renderer/theme/tokens.css';
import '../../../renderer/theme/base.css';
import { entryLabelsEn, padLabelsEn } from '../../../renderer/text-entry/labels.en.ts';
import { entryLabelsZh, padLabelsZh } from '../../../renderer/text-entry/labels.zh.ts';
import { NumberPad } from '../../../renderer/text-entry/NumberPad.tsx';
import { TextEntry } from '../../../renderer/text-entry/TextEntry.tsx';
import './page.css';

// As the booth's page does: without it the schema library tries `eval` once, which the policy reports.
z.config({ jitless: true });

const asked = new URL(location.href).searchParams;
const kind = asked.get('kind');
const english = asked.get('language') === 'en';
const area = { width: Number(asked.get('width') ?? 1792), height: Number(asked.get('height') ?? 640) };
document.documentElement.style.setProperty('--scale', asked.get('scale') ?? '1');

const PHRASES = [
  '对方借钱一直不还',
  '多次催要，对方拒不返还',
  '楼上漏水，泡坏了我家的天花板',
  '公司拖欠我三个月工资',
  '装修质量有问题，要求返工或者退款',
  '要求对方赔礼道歉',
  '房子退租以后，房东不退押金，也不说明扣钱的理由，打电话不接，发消息不回',
  '愿意分期付款',
  '要求赔偿修理费',
  '孩子的抚养费已经半年没有给了',
];

function Words(): ReactNode {
  const [value, setValue] = useState(asked.get('value') ?? '');
  return (
    <TextEntry
      value={value}
      maxLength={Number(asked.get('max') ?? 200)}
      kind={kind === 'name' || kind === 'address' ? kind : 'sentence'}
      phrases={PHRASES}
      label="发生了什么事？"
      onChange={setValue}
      labels={english ? entryLabelsEn : entryLabelsZh}
    />
  );
}

function Amount(): ReactNode {
  const [value, setValue] = useState(asked.get('value') ?? '');
  return (
    <NumberPad
      value={value}
      mode={kind === 'digits' || kind === 'id' ? kind : 'money'}
      label="对方还欠您多少钱？"
      onChange={setValue}
      onReadAloud={() => undefined}
      labels={english ? padLabelsEn : padLabelsZh}
    />
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <main style={area}>{asked.get('view') === 'pad' ? <Amount /> : <Words />}</main>
  </StrictMode>,
);
