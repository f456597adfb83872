/** Entry of the page of live sessions: for whoever is not at the booth. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Live } from './Live.tsx';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../theme/tokens.css';
import './live.css';

// zod's generated code would need eval, which the content policy forbids.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <Live />
  </StrictMode>,
);
