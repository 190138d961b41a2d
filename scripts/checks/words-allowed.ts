/** One exception: a text in one file, and why it may stand there. */
export type AllowedWord = { file: string; text: string; reason: string }

/** The few words that may stand in code, each with its reason: they are the same in every language. */
export const wordsAllowed: readonly AllowedWord[] = []
