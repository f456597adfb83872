/** Words for the codes on an identity card: sex, nation, kind of card. */
import type { CardRecord } from '../../contract/devices.ts';

/** GB/T 2261.1. */
const SEX = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const;
export const sexName = (code: keyof typeof SEX): string => SEX[code];

/** GB/T 3304, codes 01 to 56 in order. */
const NATIONS =
  '汉,蒙古,回,藏,维吾尔,苗,彝,壮,布依,朝鲜,满,侗,瑶,白,土家,哈尼,哈萨克,傣,黎,傈僳,佤,畲,高山,拉祜,水,东乡,纳西,景颇,柯尔克孜,土,达斡尔,仫佬,羌,布朗,撒拉,毛南,仡佬,锡伯,阿昌,普米,塔吉克,怒,乌孜别克,俄罗斯,鄂温克,德昂,保安,裕固,京,塔塔尔,独龙,鄂伦春,赫哲,门巴,珞巴,基诺'.split(
    ',',
  );

/** `01` → 汉族; an unknown code stays a number (devices.md A.5). */
export function nationName(code: string): string {
  const name = /^\d{2}$/.test(code) ? NATIONS[Number(code) - 1] : undefined;
  return name === undefined ? code : `${name}族`;
}

/** 汉 or 汉族 → `01`, as it is printed on a card; null where no such nation is known. */
export function nationCode(name: string): string | null {
  const at = NATIONS.indexOf(name.replace(/族$/, ''));
  return at < 0 ? null : String(at + 1).padStart(2, '0');
}

export function cardName(type: CardRecord['type']): string {
  switch (type) {
    case 'resident':
      return '居民身份证';
    case 'hmtPermit':
      return '港澳台居民居住证';
    case 'foreign2017':
    case 'foreign2023':
      return '外国人永久居留身份证';
  }
}
