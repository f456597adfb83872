/** What must happen before anything else of the page is loaded: zod without `eval` (the policy forbids it), styles, fonts. */
import { z } from 'zod';
import '../theme/fonts.css';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/booth.css';

z.config({ jitless: true });
