import { markdownToText } from '../../../content/index.ts'

/** The beginning of a summary as plain words: its first paragraph. */
export const firstWords = (markdown: string): string => markdownToText(markdown).split('\n')[0] ?? ''
