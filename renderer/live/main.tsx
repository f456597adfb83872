/** Entry of the page of live sessions: for whoever is not at the booth. */
import './start.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Live } from './Live.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <Live />
  </StrictMode>,
);
