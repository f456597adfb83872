/** Starts the booth's page: schemas without `eval`, the port from the preload, one React root. */
import './start.ts';
import { createRoot } from 'react-dom/client';
import { createBooth } from '../booth.ts';
import { listenForPort } from '../port.ts';
import { watchTouch } from '../touch.ts';
import { Booth } from './Booth.tsx';

const booth = createBooth(() => performance.now());
watchTouch(window, () => booth.touched());
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<Booth booth={booth} />);
listenForPort(window, (channel) => booth.attach(channel));
