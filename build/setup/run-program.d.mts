/** Types of run-program.mjs for the tests. */
export function mustRun(file: string, args: readonly string[]): Promise<void>;
