import { z } from 'zod'

const both = z.object({ en: z.string(), cy: z.string() })

/** What is told of one showing of a poster. No name: who presented it is told by what they are to the campaign. */
export const noteWordsSchema = z.object({
  /** Where: the conference, and the town. */
  place: both,
  /** By whom: “a nurse and a volunteer”. */
  who: both,
  learnt: both,
})
export type NoteWords = z.infer<typeof noteWordsSchema>
export type NoteField = keyof NoteWords
export const noteFields = ['place', 'who', 'learnt'] as const satisfies readonly NoteField[]
/** In letters. */
export const longestNote: Readonly<Record<NoteField, number>> = { place: 200, who: 200, learnt: 2000 }

/** One showing of a poster, as staff have entered it. */
export type SharingNote = {
  readonly id: number
  readonly poster: number
  readonly version: number
  /** `YYYY-MM-DD` */
  readonly shownOn: string
  readonly words: NoteWords
  /** Why it is not shown any more; null: it stands. */
  readonly withdrawn: string | null
}
