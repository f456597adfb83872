/** The words of applying together for judicial confirmation at a booth, in Chinese. */
import type { ApplyingText } from './applying.ts';

export const applyingZh: ApplyingText = {
  open: {
    title: '还可以一起申请司法确认',
    line: '不收费，要双方都申请。不申请，协议也不受影响。',
    left: { title: '这次没有一起申请', line: '协议不受影响。期限之内，双方还可以一起申请。' },
    begin: '一起申请司法确认',
  },
  sealed: {
    waiting: { title: '司法确认申请已封存，还没有送到法院', line: '线路通了会自己送。送到了会显示在这里。' },
    received: { title: '法院已收到双方的申请', line: '收到不是受理。结果以法院的文书为准。' },
    refused: { title: '法院没能收下这份申请', line: '协议不受影响。请问工作人员，或者双方一起去法院。' },
    number: (number) => `收件编号 ${number}`,
  },
  offer: {
    title: '要不要一起申请司法确认？',
    hint: '想不想申请，双方各自决定。',
    what: { title: '法院审查后，可以确认协议有效', line: '确认以后一方不做，另一方可以请法院强制执行' },
    both: { title: '要双方都申请', line: '各自放证件、各自签名，少一个人都不行' },
    free: { title: '不收费', line: '什么时候停下都可以，协议不受影响' },
    days: '协议生效以后三十天之内申请',
    last: (day, exact, inEffect) =>
      `${inEffect ? '' : '假如今天盖好章，'}最后一天${exact ? '是' : '大约是'} ${day}`,
    yes: '做申请书，双方一起看',
    no: '这次不申请',
  },
  making: { title: '正在做申请书', line: '一般几秒钟就好。', failed: '申请书没有做成', failedLine: '协议都在，不受影响。可以再试一次，也可以不申请。', again: '再试一次' },
  applicants: {
    title: '双方各自签名，才算申请',
    hint: '签名前各自再放一次证件。先后不要紧。',
    sign: '申请，签名',
    signOf: (name) => `${name}申请，签名`,
    signedAt: (time) => `${time} 已签名`,
    notYet: '还没有签',
    alone: (seat) => `还差${seat}`,
    aloneLine: '司法确认要双方都申请，一个人的申请不算。不想申请也可以，协议不受影响。',
    refused: '刚才的签名没有算数，请再放一次卡重签。',
    no: '不申请了',
  },
  sealing: { title: '正在封存申请书', line: '封存后，只有法院能打开。', failed: '还没有封存好', failedLine: '双方的签名都在。请再试一次。', again: '再封存一次' },
}; // prettier-ignore
