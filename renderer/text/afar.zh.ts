/** A party that is elsewhere, in Chinese. */
import type { AfarText } from './afar.ts';

export const afarZh: AfarText = {
  button: '这一方在远方',
  title: (party) => `${party}在远方`,
  again: (party) => `重新接上${party}`,
  hint: '先请他加入视频。他在自己的页面上填好身份证，或者在别的舱放好身份证，名字会出现在这里。',
  nobody: '还没有人交来身份证',
  offered: '等您比对',
  digits: (number) => `他屏幕上的六位数字：${number}`,
  compare: '去比对',
  compareOf: (name) => `去比对：${name}`,
  check: {
    title: (party) => `是${party}本人吗？`,
    hint: '请他把身份证正反面对着镜头，再露出脸。三样都对上，才点“都对上了”。',
    name: '姓名',
    number: '身份证号码',
    address: '住址',
    validTo: '有效期至',
    digits: '请他念出屏幕上的六位数字',
    level: '这样只是看过，没有读芯片。记录里会这样写。',
    chip: {
      hint: '请他露出脸，和下面的人对一对。两样都对上，才点“都对上了”。',
      level: (booth, time) => `${booth}在 ${time} 读过芯片。脸由您比对。`,
    },
    no: '没对上',
    yes: '都对上了',
  },
  signer: {
    title: (name) => `签名前，再看一眼${name}`,
    hint: '请他再露出脸和身份证。您点了以后，他的页面才能签。',
    chipHint: '请他再露出脸。您点了以后，他在那边再放一次身份证，才能签。',
    yes: '是他，请他签',
  },
  reads: '他在自己的页面上看，自己点。这里不能替他点。',
  state: { here: '在远方', away: '线路断了', maySign: '在远方，可以签' },
  letSign: '核对后请他签',
  letSignOf: (name) => `核对后请他签：${name}`,
  tieAgain: '重新接上',
  tieAgainOf: (name) => `重新接上：${name}`,
};
