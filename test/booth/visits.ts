/** The resident of a journey at a running booth: its page now, and its hardware. */
import type { Booth } from './launchBooth.ts';
import type { Visitor } from './visitor.ts';

/** Asks for the page anew: a booth destroys its window between visits. */
export async function visitorOf(booth: Booth, before?: Visitor): Promise<Visitor> {
  const page = await booth.page();
  const onStep = before?.onStep;
  return {
    page,
    control: (command) => booth.hardware.act(command),
    ...(onStep === undefined ? {} : { onStep }),
  };
}
