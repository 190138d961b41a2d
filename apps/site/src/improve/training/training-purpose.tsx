import type { WorkPurpose } from '../professionals/work-purpose.ts'
import { Facts } from './certificates/certificate-page.tsx'
import { completionById, isHeld } from './completions/completion-store.ts'
import { certificateFacts } from './completions/completion-words.ts'
import { recording } from './completions/record-completion.ts'
import { settleCompletion } from './completions/settle-completion.ts'
import { trainingsPath } from './training-links.ts'

/** Recording a training, for what asks the owner of an address at work. */
export const trainingPurpose: WorkPurpose = {
  ...recording,
  formPath: trainingsPath,
  shown: async (c, ref) => {
    const completion = await completionById(c.var.db, ref)
    if (completion === null || completion.state === 'ended') return null
    return <Facts facts={await certificateFacts(c, completion, { showsName: true, showsEmployer: true })} />
  },
  settle: settleCompletion,
  isHeld,
}
