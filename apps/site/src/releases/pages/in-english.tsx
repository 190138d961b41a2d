import type { Child } from 'hono/jsx'
import type { Translate } from '../../foundation/index.ts'

/** Words that are only there in English, such as a trust's own: marked so that a Welsh page is read aloud rightly. */
export const inEnglish = (t: Translate, words: string): Child => (t.locale === 'en' ? words : <span lang="en">{words}</span>)
