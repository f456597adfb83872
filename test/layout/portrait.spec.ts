/** Every screen on a display that is upright. */
import { everyScreenFits } from './fits.ts';

everyScreenFits('portrait');
