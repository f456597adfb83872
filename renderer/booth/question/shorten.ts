/** Long words of a person, cut for a row of a list; the whole is one tap on 改 away. */
export function shorten(text: string, most: number): string {
  const characters = [...text.replaceAll(/\s+/gu, ' ').trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
