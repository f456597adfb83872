/** What stands on the signature pad while it is signed on, as a job for the document thread: every text is data, never source. */
import type { PadPrompt, PadScreen } from '../../contract/devices.ts';
import type { Language } from '../../contract/policy.ts';
import type { TemplateData } from './documentMaker.ts';
import { padLayout, type PadLayout } from './padLayout.ts';

export interface PadPictureJob {
  readonly source: string;
  readonly data: TemplateData;
  readonly screen: PadScreen;
  readonly layout: PadLayout;
}

const WORDS = {
  'zh-CN': {
    confirm: '确认', again: '重写', cancel: '取消', digest: '摘要',
    facts: (signer: string, pages: number, amount?: string) =>
      [`签字人 ${signer}`, `共${pages}页`, ...(amount === undefined ? [] : [`金额 ${amount} 元`])].join('　'),
  },
  en: {
    confirm: 'Confirm', again: 'Again', cancel: 'Cancel', digest: 'Digest',
    facts: (signer: string, pages: number, amount?: string) =>
      [`Signer ${signer}`, pages === 1 ? '1 page' : `${pages} pages`, ...(amount === undefined ? [] : [`CNY ${amount}`])].join(' · '),
  },
} as const satisfies Record<Language, unknown>; // prettier-ignore

/** One pixel of the screen is one point of the page. */
const TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title.words)
#set page(width: d.width * 1pt, height: d.height * 1pt, margin: 0pt, fill: white)
#set text(font: ("Noto Sans CJK SC", "HanaMinA", "HanaMinB"), lang: "zh", region: "cn", weight: d.weight, fill: black, top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 1pt, spacing: 0pt)
#let at(area, body) = place(top + left, dx: area.x * 1pt, dy: area.y * 1pt, body)
#let fitted(line) = context {
  let found = line.sizes.find(size => measure(text(size: size * 1pt, line.words)).width <= line.area.width * 1pt)
  let size = if found == none { line.sizes.last() } else { found }
  let words = text(size: size * 1pt, line.words)
  let tall = measure(block(width: line.area.width * 1pt, words)).height
  let shown = if found == none and tall > line.area.height * 1pt { scale(line.area.height * 100% / (tall / 1pt), origin: left + horizon, reflow: true, block(width: line.area.width * 1pt, words)) } else { words }
  box(width: line.area.width * 1pt, height: line.area.height * 1pt, align(left + horizon, shown))
}
#at(d.title.area, fitted(d.title))
#at(d.facts.area, fitted(d.facts))
#at(d.digest.area, fitted(d.digest))
#at((x: d.baseLine.x, y: d.baseLine.y), line(length: d.baseLine.width * 1pt, stroke: d.stroke * 1pt + black))
#for button in d.buttons {
  at(button.area, rect(width: button.area.width * 1pt, height: button.area.height * 1pt, inset: 0pt, stroke: d.stroke * 1pt + black, align(center + horizon, text(size: d.buttonSize * 1pt, button.words))))
}
`;

export function padPictureJob(prompt: PadPrompt, language: Language, screen: PadScreen): PadPictureJob {
  const words = WORDS[language];
  const layout = padLayout(screen);
  const line = ({ area, sizes }: PadLayout['title'], text: string): TemplateData => ({ area, sizes, words: text }); // prettier-ignore
  return {
    source: TEMPLATE,
    screen,
    layout,
    data: {
      width: screen.width,
      height: screen.height,
      // thin strokes fall apart where there is no grey
      weight: screen.colour ? 'regular' : 'bold',
      title: line(layout.title, prompt.title),
      facts: line(layout.facts, words.facts(prompt.signer, prompt.pages, prompt.amount)),
      digest: line(layout.digest, `${words.digest} ${prompt.digestGroups}`),
      baseLine: layout.baseLine,
      stroke: layout.stroke,
      buttonSize: layout.buttonSize,
      buttons: layout.buttons.map(({ id, area }) => ({ area, words: words[id] })),
    },
  };
}
