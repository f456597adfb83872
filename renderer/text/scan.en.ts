/** The words of scanning in English. */
import type { ScanText } from './request.ts';
import { scanStopped } from './requestDevices.en.ts';

export const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const scanEn: ScanText = {
  item: (number) => `Paper ${number}`,
  ready: (pages) =>
    pages === 0
      ? {
          title: 'Lay in your paper, then tap one',
          say: 'A stack goes in the slot; a single sheet or booklet on the glass.',
        }
      : { title: 'Are there more pages?', say: 'If so, lay them in and go on. If not, tap “That is all”.' },
  scanning: (page) => ({
    title: `Scanning page ${page}`,
    say: 'Please leave the paper alone. Each page shows when done.',
  }),
  percent: (percent) => `${percent}% scanned`,
  working: 'Scanning…',
  cancelling: { title: 'Stopping', say: 'One moment. Finished pages are kept.' },
  problem: {
    blank: (page) => ({
      title: `Page ${page} looks blank`,
      say: 'Was it upside down? Scan it again or delete it.',
    }),
    blurred: (page) => ({
      title: `Page ${page} cannot be read`,
      say: 'The words in the frame are blurred. Lay it flat and scan again.',
    }),
    unclear: (page) => ({
      title: `Page ${page} is not quite clear`,
      say: 'The words in the frame are a little blurred. Better scan again.',
    }),
    glare: (page) => ({
      title: `Page ${page} has a glare`,
      say: 'The frame is too bright to read. Move the light and try again.',
    }),
    cutEdge: (page) => ({
      title: `Page ${page} is cut off`,
      say: 'Words in the frame are cut. Lay it straight and scan again.',
    }),
    skewed: (page) => ({
      title: `Page ${page} lay askew and was straightened`,
      say: 'Please see that all words are there; then use this page.',
    }),
  },
  same: (page, as, item) => ({
    title: `Page ${page} seems scanned already`,
    say:
      as === null
        ? 'It shows the same as a page before. You can delete it.'
        : as.item === item
          ? `It shows the same as page ${as.page}. You can delete it.`
          : `It shows the same as page ${as.page} of paper ${as.item}. You can delete it.`,
  }),
  lookAt: (page) => ({ title: `Please look at page ${page}`, say: 'It may have to be scanned again.' }),
  checking: (page) => ({
    title: `Checking that page ${page} is clear`,
    say: 'No need to wait: you can scan on.',
  }),
  notChecked: (page) => ({
    title: `Please look at page ${page} yourself`,
    say: 'It could not be checked and is kept as it came. If unclear, delete it and scan again.',
  }),
  full: { title: 'No more pages fit', say: 'Please hand in the rest at the court’s counter.' },
  notReady: { title: 'The scanner is not ready', say: 'Please wait. If it stays so, ask for help.' },
  stopped: scanStopped,
  kept: (kept) => `${plural(kept, 'finished page is', 'finished pages are')} kept.`,
  page: (number) => `Page ${number}`,
  quality: {
    good: 'clear',
    cleaning: 'checking…',
    blank: 'blank',
    blurred: 'blurred',
    unclear: 'a little blurred',
    glare: 'glare',
    cutEdge: 'cut off',
    skewed: 'straightened',
    duplicate: 'seen before',
    unknown: 'not checked',
  },
  keptPage: 'kept',
  strip: { good: 'Clear', again: 'Again', kept: 'Kept', checking: '…', open: 'Kept' },
  keep: 'Use this page',
  keepBoth: 'Keep both',
  drop: (page) => `Delete page ${page}`,
  look: (page) => `Look at page ${page}`,
  larger: 'Larger',
  smaller: 'Smaller',
  corners: {
    open: 'Corners',
    title: 'Put the four dots on the corners',
    say: 'Choose a corner, then tap the arrows. The first picture is always kept.',
    which: 'Choose a corner',
    names: ['Top left', 'Top right', 'Low right', 'Low left'],
    up: 'Up',
    down: 'Down',
    left: 'Left',
    right: 'Right',
    bigSteps: 'Big steps',
    smallSteps: 'Small steps',
    use: 'Cut it like this',
    whole: 'Use all of it',
    pictureOf: (page) => `Page ${page} as it came, with its four corners`,
  },
  noPages: 'Nothing scanned yet',
  loadingPicture: 'Fetching this page…',
  noPicture: 'This page cannot be shown now; it is still kept.',
  pictureOf: (number) => `Picture of page ${number}`,
  used: (used, most) => `${used} of ${most} pages used.`,
  keepOriginals: 'Please keep the originals.',
  feeder: 'Scan a stack',
  feederHow: 'Face up, top slot',
  flatbed: 'Scan one sheet',
  flatbedHow: 'Face down on the glass',
  camera: {
    way: 'Take a picture',
    how: 'Face up and flat under the camera',
    opening: { title: 'The camera is being opened', say: 'Lay the page flat, face up.' },
    ready: (pages) =>
      pages === 0
        ? { title: 'Lay the page flat, then take it', say: 'Face up under the camera, one page at a time.' }
        : { title: `Page ${pages} is taken`, say: 'Lay in the next page, or look at your pages.' },
    lost: { title: 'The camera came off', say: 'It is being opened again. Your pages are safe.' },
    notKept: { title: 'This page was not kept', say: 'Please take it again. If it fails, ask for help.' },
    shoot: 'Take this page',
    taking: 'Taking it…',
    again: 'Try again',
    picture: 'What lies under the camera now',
    onlyPage: 'The camera is on; only the page you take is kept, nothing is recorded',
    off: 'The camera is off',
    hint: {
      dark: 'Rather dark: more light, please',
      blurred: 'Rather blurred: lay the page flat and wait',
    },
  },
  next: 'Scan on',
  again: (page) => `Scan page ${page} again`,
  cancel: 'Stop scanning',
  done: 'That is all',
  withoutPages: 'Go on without scanning',
  earlier: 'Move left',
  later: 'Move right',
  enlarge: 'Enlarge',
  shrink: 'Done looking',
  remove: 'Delete',
  undo: 'Undo',
  pages: 'Scanned pages',
  nextWay: 'How to lay in paper',
  fewerPages: 'Pages before',
  furtherPages: 'Pages after',
  seePages: 'See my pages',
  up: 'Up',
  down: 'There is more',
};
