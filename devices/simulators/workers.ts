/** Made-up members of a group, as many as are wanted: the name and number on each one's card. */
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏'];
const DIGITS = [...'零一二三四五六七八九'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** `n` from 1: the number has a right check digit (GB 11643) and belongs to nobody. */
export function workerOf(n: number): { readonly name: string; readonly number: string } {
  const two = (value: number): string => String(value).padStart(2, '0');
  const head = `5001991988${two(1 + (n % 12))}${two(1 + (n % 28))}${String(600 + n).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(head.charAt(at)), 0);
  return {
    name: `${SURNAMES[n % SURNAMES.length] ?? '王'}${n % 2 === 0 ? '工' : '友'}${DIGITS[n % 10] ?? ''}`,
    number: `${head}${'10X98765432'.charAt(sum % 11)}`,
  };
}
