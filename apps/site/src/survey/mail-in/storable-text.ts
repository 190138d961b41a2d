/** As much of a text as one message keeps: a letter of a thousand pages. */
export const longestText = 1_000_000

/**
 * A text from outside as the database can hold it and a page can show it: no null characters, no halves of characters, no other control
 * characters than line breaks and tabs, and no longer than `longest`.
 */
export function storableText(text: string, longest = longestText): string {
  return text.slice(0, longest).toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '')
}

/** The same on one line: for subjects, addresses and names. */
export const storableLine = (text: string, longest = 500): string =>
  storableText(text, longest * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()

// Control characters but line feed and tab, and the marks that turn the direction of a text around to disguise a name.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g
