/** Before anything else of the page of live sessions is loaded: how it looks, and what zod may do. */
import { z } from 'zod';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../theme/tokens.css';
import './live.css';

// zod's generated code would need eval, which the content policy forbids; it tries as soon as a schema is made.
z.config({ jitless: true });
