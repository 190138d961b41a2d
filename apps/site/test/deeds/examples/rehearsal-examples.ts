import { movePath } from '../../../src/survey/rehearsal/links.ts'
import type { Examples } from './example.ts'

/** The clock of a rehearsal. */
export const rehearsalExamples: Examples = {
  forms: [
    {
      path: movePath,
      role: 'viewer',
      prepare: () => ({ fields: { step: 'day', seen: '' } }),
      leaves: ['rehearsal.move'],
    },
  ],
}
