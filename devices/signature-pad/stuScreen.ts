/** Uploads a picture, or a part of one, to the screen of an open STU (devices.md B.5). */
import type { DeviceErrorKind, PadArea, PadPicture } from '../../main/contract/devices.ts';
import type { Result } from '../../main/contract/result.ts';
import { err } from '../../main/contract/result.ts';
import { PAD_STATUS, REPORT } from './protocol.ts';
import type { StuIo } from './stuIo.ts';
import { crop, encodePicture, imageBlocks, rectangle, type CodedPicture } from './stuPicture.ts';

type Done = Result<unknown, DeviceErrorKind>;

const COMMIT = Uint8Array.of(0);
const ABANDON = Uint8Array.of(1);

async function upload(io: StuIo, start: () => Promise<boolean>, image: CodedPicture): Promise<Done> {
  if (!(await start())) return err('unsupportedReport');
  const begun = await io.reach([PAD_STATUS.image]);
  if (!begun.ok) return begun;
  for (const block of imageBlocks(image.bytes)) {
    if (await io.write(REPORT.imageBlock, block)) continue;
    await io.write(REPORT.endImage, ABANDON);
    return err('protocol');
  }
  await io.write(REPORT.endImage, COMMIT);
  return io.reach([PAD_STATUS.ready]);
}

export function uploadWhole(io: StuIo, picture: PadPicture, flags: number): Promise<Done> {
  const image = encodePicture(picture, flags);
  return upload(io, () => io.write(REPORT.startImage, Uint8Array.of(image.encoding)), image);
}

/** The whole picture again where the unit knows no areas (report 24). */
export function uploadArea(io: StuIo, picture: PadPicture, area: PadArea, flags: number): Promise<Done> {
  if (!io.has(REPORT.startImageArea)) return uploadWhole(io, picture, flags);
  const image = encodePicture(crop(picture, area), flags);
  const head = Uint8Array.of(image.encoding, 1, ...rectangle(area));
  return upload(io, () => io.write(REPORT.startImageArea, head), image);
}
