/** What lists may show of a name. */
import { expect, test } from 'vitest';
import { maskedName, maskedOrganisation, partiesLine } from './mask.ts';

test.each([
  ['王小明', '王*明'],
  ['李芳', '李*'],
  ['欧阳若兰', '欧*兰'],
  ['𬭎𬭼𠮷', '𬭎*𠮷'],
  ['阿', '阿*'],
  ['', '*'],
])('%s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});

test('an organisation keeps its beginning and its kind', () => {
  expect(maskedOrganisation('示范某某物业管理有限公司')).toBe('示范**有限公司');
  expect(maskedOrganisation('示范厂')).toBe('示*厂');
});

test('several respondents are counted', () => {
  expect(partiesLine('王*明', [])).toBe('王*明');
  expect(partiesLine('王*明', ['陈*华'])).toBe('王*明 / 陈*华');
  expect(partiesLine('王*明', ['陈*华', '李*'])).toBe('王*明 / 陈*华等 2 人');
});
