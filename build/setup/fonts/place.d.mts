/** Types of place.mjs for the tests. */
export function placeFonts(options: { readonly target: string; readonly systemRoot?: string }): Promise<void>;
