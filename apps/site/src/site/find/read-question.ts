import { z } from 'zod'

/** What the search box sends: a question, and the constituency when one of several was chosen. */
export type Question = { readonly q: string; readonly constituency: string | null }

// A field that is missing, sent twice or sent as a file is as good as empty.
const questionSchema = z.object({
  q: z.string().catch(''),
  constituency: z
    .string()
    .regex(/^[A-Z]\d{8}$/)
    .nullable()
    .catch(null),
})

/** Reads the form as it arrived. Whatever is sent, a question comes of it. */
export const readQuestion = (form: unknown): Question => questionSchema.catch({ q: '', constituency: null }).parse(form)
