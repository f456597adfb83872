/** What the robot uses of axe, whose source is put into the page. */
interface Window {
  axe: {
    run(
      context: Document,
      options: {
        rules?: Record<string, { enabled: boolean }>;
        runOnly?: { type: 'rule'; values: string[] };
        resultTypes: string[];
      },
    ): Promise<{ passes: { id: string }[]; violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}
