/** Every screen on a display that is lying. */
import { everyScreenFits } from './fits.ts';

everyScreenFits('landscape');
