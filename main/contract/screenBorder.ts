/** The border between core and the booth's page: the whole view goes up on every change, acts come down. */
import { z } from 'zod';
import { Act } from './act.ts';
import { PadGeometry, PenSample, Speech, Utterance } from './devices.ts';
import { tableAsks, TableTold } from './live.ts';
import { BoothView } from './screen.ts';
import { PageShot, ShotAnswer } from './shot.ts';

const Id = z.string().max(40);
const Nothing = z.object({});
const Bytes = z.instanceof(Uint8Array);

/** page → core asks; core → page pushes. */
export const screenBorder = {
  asks: {
    view: { body: Nothing, answer: BoothView },
    act: { body: Act, answer: Nothing },
    /** Any touch or key: keeps the cover away. Sent at most once a second. */
    touched: { body: Nothing, answer: Nothing },
    /** The view with this number is painted: the life sign behind the watchdog, and the end of the "found → on screen" measure. */
    painted: { body: z.object({ n: z.number().int() }), answer: Nothing },
    /** The page as it will be handed in, or as it came out of the device; from this visit only. */
    pagePicture: {
      body: z.object({ page: Id, original: z.boolean() }),
      answer: z.object({ bytes: Bytes, mime: z.string() }).nullable(),
    },
    /** One page from the document camera; it goes the way of a scanned one. */
    pageShot: { body: PageShot, answer: ShotAnswer },
    /** The camera's picture is on the screen (its lamp follows), or no longer is. */
    cameraLive: { body: z.object({ on: z.boolean() }), answer: Nothing },
    /** The PDF being previewed, signed or read. */
    documentBytes: { body: z.object({ document: Id }), answer: z.object({ bytes: Bytes }).nullable() },
    /** The receipt slip with what is true now: captured, and received if the court's receipt is here. */
    receiptSlip: { body: Nothing, answer: z.object({ bytes: Bytes }).nullable() },
    /** One sentence as sound. Core gives none for a personal one while no headset is plugged in; null: no voice here. */
    say: {
      body: z.object({ utterance: Utterance, personal: z.boolean() }),
      answer: Speech.nullable(),
    },
    /** Prints the slip on the booth's printer, where there is one. */
    printSlip: { body: Nothing, answer: z.object({ printed: z.boolean() }) },
    /** Prints the signed agreement, once it is captured. */
    printAgreement: { body: Nothing, answer: z.object({ printed: z.boolean() }) },
    ...tableAsks,
  },
  pushes: {
    viewChanged: BoothView,
    inkDrawn: z.object({ samples: z.array(PenSample), geometry: PadGeometry }),
    inkCleared: Nothing,
    /** The capture key or foot pedal was pressed while the camera's picture is on the screen. */
    shotAsked: Nothing,
    liveTold: TableTold,
  },
};
export type ScreenBorder = typeof screenBorder;
