/** What the set-up tells the person at the terminal; always on stderr, since stdout belongs to the command that follows. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
