/** What the robot uses of axe, whose source is put into the page. */
interface Window {
  axe: {
    run(
      context: Document,
      options: { rules: Record<string, { enabled: boolean }>; resultTypes: string[] },
    ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}
