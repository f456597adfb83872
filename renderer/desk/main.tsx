/** Entry of the desk page: enters with the token of the address, then shows the desk. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Desk } from './Desk.tsx';
import { enterWithAddress } from './api.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../theme/tokens.css';
import './desk.css';

// zod's generated code would need eval, which the content policy forbids.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
await enterWithAddress();
createRoot(root).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
