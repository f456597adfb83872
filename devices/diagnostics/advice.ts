/** The technician's words: for each finding and each kind of fault what is the matter and what to do, in one sentence. */
import type { Advice, AdviceCode, DeviceErrorKind } from '../../main/contract/devices.ts';
import type { LocalText } from '../../main/contract/policy.ts';
import type { Finding } from './checks.ts';

const words = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english });

/** Every code but `fault`, which is worded by its kind. */
export const ADVICE: Readonly<Record<Exclude<AdviceCode, 'fault'>, LocalText>> = {
  notInGroup: words(
    '运行本舱的用户不在所需的用户组里，请用 usermod -aG 加入后重新登录。',
    'The user of the booth is not in the group it needs: add it with usermod -aG, then log in again.',
  ),
  nodeMissing: words(
    '设置里写的设备节点不存在，请检查电缆和 udev 规则，或改设置里的路径。',
    'The configured device node does not exist: check the cable and the udev rule, or correct the path.',
  ),
  noRights: words(
    '没有读写这个设备节点的权限，请安装 70-cloud-cabin.rules 后重新插拔。',
    'No right to read and write this device node: install 70-cloud-cabin.rules, then plug the device in again.',
  ),
  numberedPath: words(
    '设置里用的是会变的端口号，请改用 /dev/cabin 或 /dev/serial/by-id 下的路径。',
    'The setting names a port by its number, which can change: use a path below /dev/cabin or /dev/serial/by-id.',
  ),
  usbWithoutDriver: words(
    '设备已插在 USB 上，但系统没有给它驱动，请安装对应的内核模块后重新插拔。',
    'The device is on USB, but the system has no driver for it: install its kernel module, then plug it in again.',
  ),
  unsupportedReader: words(
    '这款阅读器不走串口，本舱不支持，请更换为 SAM-V 串口型号。',
    'This reader does not speak over a serial port and is not supported: replace it with a serial SAM-V model.',
  ),
  twoOfKind: words(
    '同一种设备插了不止一台，请拔掉多余的，或在设置里写明用哪一台。',
    'More than one device of this kind is plugged in: remove the others, or name the one to use in the settings.',
  ),
  wacomModule: words(
    '内核的 wacom 模块会占用签名板，请安装 cloud-cabin.conf 屏蔽它后重新启动。',
    'The kernel module wacom takes the signature pad: install cloud-cabin.conf, which blocks it, then restart.',
  ),
  brltty: words(
    '盲文服务 brltty 会抢占阅读器的串口，请卸载 brltty 后重新插拔。',
    'The braille service brltty takes the port of the reader: remove brltty, then plug the reader in again.',
  ),
  modemManager: words(
    'ModemManager 会往阅读器的串口写数据，请停用它，或安装 70-cloud-cabin.rules。',
    'ModemManager writes to the port of the reader: mask it, or install 70-cloud-cabin.rules.',
  ),
  wrongBaud: words(
    '阅读器的实际速率和设置不一样，请把设置改成探测到的速率。',
    'The reader answers at another speed than configured: set the speed that was found.',
  ),
  samUnreadable: words(
    '读不出安全模块号，请给阅读器断电再上电，还不行就更换阅读器。',
    'The number of the security module cannot be read: cut the power of the reader once, else replace the reader.',
  ),
  samDiffers: words(
    '安全模块号和登记的不一样，如果更换过阅读器，请重新登记并校准。',
    'The security module is not the provisioned one: if the reader was replaced, provision and calibrate it again.',
  ),
  saneMissing: words(
    '系统里没有扫描程序，请安装 sane-utils。',
    'There is no scan program on this system: install sane-utils.',
  ),
  notListedBySane: words(
    '系统列不出这台扫描仪，请检查电源、电缆和网络，并用 scanimage -L 核对名称。',
    'The system does not list this scanner: check power, cable and network, and compare its name with scanimage -L.',
  ),
};

/** Every way a device can fail; a new kind does not compile without its words. */
export const FAULT_ADVICE: Readonly<Record<DeviceErrorKind, LocalText>> = {
  absent: words('没有找到设备，请检查电源和电缆。', 'The device was not found: check power and cable.'),
  permissionDenied: words(
    '没有打开设备的权限，请安装 70-cloud-cabin.rules 并检查用户组。',
    'No right to open the device: install 70-cloud-cabin.rules and check the groups of the user.',
  ),
  busy: words(
    '设备正被别的程序占用，请关闭那个程序，用 fuser 可以查到它。',
    'Another program holds the device: close it, fuser tells which one it is.',
  ),
  disconnected: words('设备断开了，请重新插拔电缆。', 'The device came off: plug the cable in again.'),
  timeout: words(
    '设备没有在时限内答完，请检查电缆，再给设备断电重启。',
    'The device did not finish in time: check the cable, then cut its power once.',
  ),
  protocol: words(
    '设备的回答不合协议，请确认型号受支持，并更换电缆试试。',
    'The device breaks its protocol: make sure the model is supported, and try another cable.',
  ),
  unsupported: words(
    '缺少程序或型号不受支持，请对照设备清单安装或更换。',
    'A program is missing or the model is not supported: install or replace it by the list of devices.',
  ),
  cancelled: words('操作被取消，不用处理。', 'The work was cancelled: nothing needs to be done.'),
  ambiguous: words(
    '分不清用哪一台，请拔掉多余的，或在设置里写明路径。',
    'More than one could be the one to use: remove the others, or name its path in the settings.',
  ),
  outOfService: words('设备已停用，请更换设备。', 'The device is out of service: replace it.'),
  noAnswer: words(
    '设备完全没有回答，请检查供电和接线，并核对速率。',
    'The device does not answer at all: check power and wiring, and the speed of the line.',
  ),
  checksum: words(
    '数据在路上出错，请更换屏蔽好的短电缆，远离电源线。',
    'Data arrives damaged: use a short, shielded cable away from power lines.',
  ),
  noCard: words('没有感应到证件，请放一张证件再试。', 'No card was sensed: lay one down and try again.'),
  cardRemoved: words(
    '证件在读完前移开了，请放稳证件再试，常出现就调整感应区标识。',
    'The card left before it was read: keep it still; if that happens often, mark the reading area better.',
  ),
  selectFailed: words(
    '选卡失败，请拿开叠放的卡片再试。',
    'The card could not be selected: take other cards away and try again.',
  ),
  authFailed: words(
    '证件与安全模块互认失败，请换一张证件核对，多张都不行就更换阅读器。',
    'Card and security module refuse each other: try another card; if several fail, replace the reader.',
  ),
  unsupportedCard: words(
    '这种证件读不了，阅读器没有问题，请换一种证件。',
    'This kind of card cannot be read; the reader is fine: use another card.',
  ),
  samSelfTest: words(
    '安全模块自检不通过，请断电重启阅读器，还不行就更换。',
    'The security module fails its self-test: cut the power of the reader once, else replace it.',
  ),
  samUnauthorised: words(
    '安全模块没有授权，请联系供货方授权或更换阅读器。',
    'The security module is not authorised: have the supplier authorise it or replace the reader.',
  ),
  commandRejected: words(
    '阅读器不认识命令，请核对型号和固件。',
    'The reader does not know the command: check its model and firmware.',
  ),
  notPermitted: words(
    '阅读器不允许这个操作，请向供应商核对授权。',
    'The reader does not permit this: check its authorisation with the supplier.',
  ),
  readerError: words(
    '阅读器报告内部错误，请重新插拔，反复出现就更换。',
    'The reader reports an internal error: plug it in again, and replace it if that repeats.',
  ),
  driverConflict: words(
    '别的驱动占用了签名板，请屏蔽 wacom 模块后重新启动。',
    'Another driver holds the signature pad: block the module wacom, then restart.',
  ),
  unsupportedReport: words(
    '签名板不支持所需的报告，请核对型号和固件。',
    'The signature pad lacks a report that is needed: check its model and firmware.',
  ),
  wrongState: words(
    '签名板状态不对且复位无效，请重新插拔。',
    'The signature pad is in a wrong state and a reset did not help: plug it in again.',
  ),
  feederEmpty: words('进纸口没有纸，请放纸再试。', 'The feeder is empty: lay in paper and try again.'),
  jam: words(
    '扫描仪卡纸，请打开盖子取出纸张并清洁滚轮。',
    'Paper is jammed: open the scanner, take it out and clean the rollers.',
  ),
  multiFeed: words(
    '几张纸一起进了扫描仪，请清洁搓纸轮和分页垫。',
    'Sheets go in together: clean the rollers and the separation pad of the scanner.',
  ),
  mispick: words(
    '扫描仪抓不到纸，请清洁或更换搓纸轮。',
    'The scanner does not take the paper: clean or replace its rollers.',
  ),
  paperSize: words(
    '纸张长度超出扫描仪范围，请改用玻璃板。',
    'The paper is too long or too short for the feeder: use the glass.',
  ),
  trayOverloaded: words('进纸盘放得太满，请减少纸张。', 'The tray is too full: take some paper out.'),
  cameraLost: words(
    '高拍仪断开了，请检查 USB 电缆和供电。',
    'The document camera came off: check its USB cable and power.',
  ),
  coverOpen: words('扫描仪盖子没有盖好，请盖好。', 'The cover of the scanner is open: close it.'),
  ioError: words(
    '与扫描仪或磁盘的读写出错，请检查电缆和磁盘空间。',
    'Reading or writing failed at the scanner or the disk: check the cable and the free space.',
  ),
  outOfMemory: words(
    '内存不够，请降低扫描精度或重新启动。',
    'There is too little memory: scan at a lower resolution or restart.',
  ),
  invalidOption: words(
    '扫描仪不接受设置的选项，请核对来源、精度和色彩设置。',
    'The scanner refuses an option: check the settings of source, resolution and colour.',
  ),
  backendCrash: words(
    '扫描驱动程序崩溃，请更新 SANE 后端，常出现就换驱动方式。',
    'The scan driver crashed: update the SANE back end, or use another one if that repeats.',
  ),
  badImage: words(
    '扫描出的图像不完整，请重扫，常出现就检查电缆。',
    'The picture came out incomplete: scan again, and check the cable if that repeats.',
  ),
};

/** The whole advice of a finding; `kind` words a fault. */
export function advised({ code, severity, detail }: Finding, kind: DeviceErrorKind): Advice {
  const words = code === 'fault' ? FAULT_ADVICE[kind] : ADVICE[code];
  return { code, severity, words, detail: detail.slice(0, 300) };
}
