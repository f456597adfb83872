/** The synthetic cards of the simulated reader, as the 256-byte blocks a real chip would give. */
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { workerOf } from './workers.ts';

type Fields = readonly (readonly [offset: number, bytes: number, text: string])[];

/** Writes fixed fields in UTF-16LE into a block of spaces, as the chip pads them. */
function block(flag: number, fields: Fields): Uint8Array {
  const text = Buffer.alloc(256);
  for (let at = 0; at < 256; at += 2) text.writeUInt16LE(0x20, at);
  for (const [offset, bytes, value] of fields) {
    const encoded = Buffer.from(value, 'utf16le');
    if (encoded.length > bytes) throw new Error(`field at ${offset} holds ${bytes} bytes`);
    encoded.copy(text, offset);
  }
  text.writeUInt16LE(flag, 248);
  return text;
}

interface Resident {
  readonly name: string;
  readonly sex: '1' | '2';
  readonly nation?: string;
  readonly number: string;
  readonly address?: string;
  readonly from?: string;
  readonly to?: string;
}

const ADDRESS = '重庆市渝北区龙溪街道新牌坊一路88号3幢2单元5-2';

const resident = (card: Resident, flag = 0x20): Uint8Array =>
  block(flag, [
    [0, 30, card.name],
    [30, 2, card.sex],
    [32, 4, card.nation ?? '01'],
    [36, 16, card.number.slice(6, 14)],
    [52, 70, card.address ?? ADDRESS],
    [122, 36, card.number],
    [158, 30, '重庆市公安局渝北区分局'],
    [188, 16, card.from ?? '20190315'],
    [204, 16, card.to ?? '20390315'],
  ]);

/** Numbers follow GB 11643, check digit included, and belong to nobody: 500199 is no district. */
export const CARD_BLOCKS: Readonly<Record<SimulatedCard, (no?: number) => Uint8Array>> = {
  resident: () => resident({ name: '张明华', sex: '1', number: '500199198805124417' }),
  residentElder: () =>
    resident({ name: '陈秀兰', sex: '2', number: '500199195203078827', from: '20120601', to: '长期' }),
  // 𬭸 (U+2CB78, a surrogate pair) and 䶮 (U+4DAE): names the slices of a web font do not hold
  residentRareName: () =>
    resident({ name: '欧阳𬭸䶮', sex: '1', nation: '31', number: '500199199107230030' }),
  secondResident: () => resident({ name: '李建国', sex: '1', number: '500199197911304919' }),
  // with the two before them: as many as a table of a creditor and six others needs
  thirdResident: () => resident({ name: '何秀云', sex: '2', number: '500199198003125522' }),
  fourthResident: () => resident({ name: '罗成林', sex: '1', number: '500199197506183316' }),
  fifthResident: () => resident({ name: '蒋玉梅', sex: '2', number: '500199199110094420' }),
  sixthResident: () => resident({ name: '谭志强', sex: '1', number: '500199198612207718' }),
  seventhResident: () => resident({ name: '冉春燕', sex: '2', number: '500199197302148826' }),
  hmtPermit: () =>
    block(0x4a, [
      [0, 30, '黃志強'],
      [30, 2, '1'],
      [36, 16, '19900101'],
      [52, 70, ADDRESS],
      [122, 36, '810000199001010019'],
      [158, 30, '重庆市公安局'],
      [188, 16, '20220110'],
      [204, 16, '20320110'],
      [220, 18, 'H12345678'],
      [238, 4, '01'],
    ]),
  foreign2017: () =>
    block(0x49, [
      [0, 120, 'IVANOVA, ANNA SERGEEVNA'],
      [120, 2, '2'],
      [122, 30, 'KAZ110090123105'],
      [152, 6, 'KAZ'],
      [158, 30, '安娜'],
      [188, 16, '20180901'],
      [204, 16, '20380901'],
      [220, 16, '19901231'],
      [236, 4, '01'],
      [240, 8, '1500'],
    ]),
  foreign2023: () =>
    block(0x59, [
      [0, 30, '安东尼'],
      [30, 2, '1'],
      [32, 4, '00'],
      [36, 16, '19850101'],
      [52, 70, 'FERNANDEZ DE LA CRUZ ANTONIO JOSE M'],
      [122, 36, '932682198501010017'],
      [188, 16, '20240105'],
      [204, 16, '20340105'],
      [220, 22, 'ARIA DIEGO'],
      [242, 6, 'JOR'],
    ]),
  expired: () =>
    resident({ name: '王丽', sex: '2', number: '500199199002142827', from: '20100214', to: '20200214' }),
  minor: () => resident({ name: '刘小雨', sex: '2', number: '500199201208191026', from: '20240819', to: '20290819' }), // prettier-ignore
  badCheckDigit: () => resident({ name: '赵军', sex: '1', number: '11010119900307793X' }),
  // on the roster of the demonstration's policy pack
  mediator: () => resident({ name: '周正平', sex: '1', number: '500199197209163319' }),
  gridStaff: () => resident({ name: '吴晓兰', sex: '2', number: '500199198405274424' }),
  policeOfficer: () => resident({ name: '赵卫东', sex: '1', number: '500199198707233310' }),
  judicialOfficer: () => resident({ name: '孙文静', sex: '2', number: '500199198911058425' }),
  judge: () => resident({ name: '钱志远', sex: '1', number: '500199197604172215' }),
  agencyRep: () => resident({ name: '郑雪梅', sex: '2', number: '500199198502093326' }),
  deputy: () => resident({ name: '向春华', sex: '2', number: '500199198006253327' }),
  // one of a group, as many as are wanted
  worker: (no = 1) => resident({ ...workerOf(no), sex: '1' }),
  educationOfficer: () => resident({ name: '龙丽萍', sex: '2', number: '500199198603153324' }),
  consumerCommittee: () => resident({ name: '温国栋', sex: '1', number: '500199197409223312' }),
  unknownType: () => resident({ name: '未知', sex: '1', number: '500199198805124417' }, 0x5a),
};

/** A WLT header with zeroes behind it: the codec is proprietary, so no picture is simulated. */
export function photoBlock(): Uint8Array {
  const photo = new Uint8Array(1024);
  photo.set([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00]);
  return photo;
}

/** Addresses written on a chip later than the printed one; other cards have none. */
const NEWEST_ADDRESSES: Readonly<Partial<Record<SimulatedCard, string>>> = {
  resident: '重庆市渝北区双龙湖街道翠桃路9号1幢3-1',
  hmtPermit: '重庆市江北区观音桥步行街12号7-2',
};

/** 70 bytes of UTF-16LE padded with spaces, or null: the card has no newer address. */
export function newestAddressBlock(card: SimulatedCard): Uint8Array | null {
  const address = NEWEST_ADDRESSES[card];
  if (address === undefined) return null;
  return Buffer.from(address.padEnd(35), 'utf16le');
}

/** Made-up templates: most cards carry two fingers, the elder's one, foreigners' none. */
export function fingerprintBlock(card: SimulatedCard): Uint8Array {
  const bytes = card.startsWith('foreign') ? 0 : card === 'residentElder' ? 512 : 1024;
  return Uint8Array.from({ length: bytes }, (_, i) => (i * 73 + 19) & 0xff);
}

/** Number of the piece of plastic: 28 bytes, the same for the same card. */
export function cardBodyBlock(card: SimulatedCard): Uint8Array {
  return Uint8Array.from({ length: 28 }, (_, i) => (card.charCodeAt(i % card.length) + i) & 0xff);
}
