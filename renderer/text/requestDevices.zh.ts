/** Every way the scanner and the signature pad can fail, in Chinese words. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { Trouble } from './request.ts';

type PageTrouble = (page: number) => Trouble;
const atPage =
  (title: string, say: string): PageTrouble =>
  (page) => ({ title: `第 ${page} 页${title}`, say });

const scannerAway = atPage('没扫成', '扫描仪没有连上。请找人帮忙，扫好的都在。');
const scannerBusy = atPage('没扫成', '扫描仪正忙。请等一会儿，再扫这一页。');
const scannerUpset = atPage('没扫成', '扫描仪出了点问题。请再扫一次，不行就找人帮忙。');
const badPage = atPage('没扫好', '请把这一页放平、放正，再扫一次。');

/** Every way a device can fail, in the scanner's words. */
export const scanStopped: Readonly<Record<DeviceErrorKind, PageTrouble>> = {
  feederEmpty: () => ({ title: '没有纸了', say: '请把纸放进进纸口，再按“接着扫”。' }),
  jam: atPage('卡住了', '请轻轻拉出纸，抚平后放回，再接着扫。'),
  multiFeed: atPage('粘在一起了', '两张纸一起进去了。请抖开，从这一页再扫。'),
  mispick: atPage('没进去', '请把纸理齐，重新放好，再接着扫。'),
  paperSize: atPage('太长或太短', '请把这张纸放到玻璃板上，单独扫。'),
  trayOverloaded: () => ({ title: '纸放得太多', say: '请拿掉一些纸，再接着扫。' }),
  cameraLost: atPage('没拍成', '高拍仪断开了。请等一会儿再试，拍好的都在。'),
  coverOpen: atPage('没扫成', '扫描仪的盖子开着。请盖好，再接着扫。'),
  backendCrash: scannerUpset,
  ioError: scannerUpset,
  outOfMemory: scannerUpset,
  invalidOption: scannerUpset,
  badImage: badPage,
  busy: scannerBusy,
  timeout: atPage('没扫成', '扫描仪好久没有反应。请再扫一次，不行就找人帮忙。'),
  cancelled: () => ({ title: '已经停下', say: '想扫就再按一次，不想扫可以下一步。' }),
  absent: scannerAway,
  disconnected: scannerAway,
  permissionDenied: scannerAway,
  outOfService: scannerAway,
  ambiguous: scannerAway,
  driverConflict: scannerBusy,
  protocol: scannerUpset,
  unsupported: scannerUpset,
  unsupportedReport: scannerUpset,
  wrongState: scannerUpset,
  noAnswer: scannerUpset,
  checksum: scannerUpset,
  commandRejected: scannerUpset,
  notPermitted: scannerUpset,
  readerError: scannerUpset,
  noCard: scannerUpset,
  cardRemoved: scannerUpset,
  selectFailed: scannerUpset,
  authFailed: scannerUpset,
  unsupportedCard: scannerUpset,
  samSelfTest: scannerUpset,
  samUnauthorised: scannerUpset,
};

const padAway: Trouble = { title: '签名板断开了', say: '请看看签名板的线，接好后再签一次。' };
const padBusy: Trouble = { title: '签名板正忙', say: '请等一会儿，再签一次。' };
const padUpset: Trouble = { title: '签名板出了点问题', say: '请再签一次。还是不行，就找人帮忙。' };

/** Every way a device can fail, in the signature pad's words. */
export const padBroke: Readonly<Record<DeviceErrorKind, Trouble>> = {
  absent: padAway,
  disconnected: padAway,
  permissionDenied: padUpset,
  busy: padBusy,
  driverConflict: padBusy,
  timeout: { title: '签名板没有反应', say: '请再签一次。还是不行，就找人帮忙。' },
  noAnswer: { title: '签名板没有反应', say: '请再签一次。还是不行，就找人帮忙。' },
  cancelled: { title: '签名停下了', say: '想签就再签一次。不想签，可以返回。' },
  ambiguous: padUpset,
  outOfService: { title: '签名板停用了', say: '请找人帮忙，换一种方式签。' },
  protocol: padUpset,
  unsupported: padUpset,
  unsupportedReport: padUpset,
  wrongState: padUpset,
  checksum: padUpset,
  commandRejected: padUpset,
  notPermitted: padUpset,
  readerError: padUpset,
  noCard: padUpset,
  cardRemoved: padUpset,
  selectFailed: padUpset,
  authFailed: padUpset,
  unsupportedCard: padUpset,
  samSelfTest: padUpset,
  samUnauthorised: padUpset,
  feederEmpty: padUpset,
  jam: padUpset,
  coverOpen: padUpset,
  ioError: padUpset,
  outOfMemory: padUpset,
  invalidOption: padUpset,
  backendCrash: padUpset,
  badImage: padUpset,
  multiFeed: padUpset,
  mispick: padUpset,
  paperSize: padUpset,
  trayOverloaded: padUpset,
  cameraLost: padUpset,
};
