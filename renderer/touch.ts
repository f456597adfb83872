/** Touch rules of the whole page: only the first finger counts, no gestures, and every touch or key keeps the cover away. */

/** Returns the way to stop. `touched` is told about anything that shows a person is there. */
export function watchTouch(window: Window, touched: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const capture = { capture: true, signal };
  window.addEventListener(
    'pointerdown',
    (event) => {
      touched();
      // Palms and further fingers (ux 9): only the first contact counts.
      if (!event.isPrimary) event.stopImmediatePropagation();
    },
    capture,
  );
  window.addEventListener('pointermove', (event) => event.buttons !== 0 && touched(), capture);
  window.addEventListener('keydown', touched, capture);
  // A long press opens nothing, dragging moves nothing (ux 5).
  for (const gesture of ['contextmenu', 'dragstart', 'drop', 'dragover'] as const) {
    window.addEventListener(gesture, (event) => event.preventDefault(), capture);
  }
  return () => ending.abort();
}
