import { contactPath } from '../../../src/survey/contacts/links.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Examples } from './example.ts'

const typed = { channel: 'email', email: 'new@ex-001.invalid', portalUrl: '', note: 'Ffoniwch yn gyntaf 💛' }

/** Where a trust is reached. */
export const contactsExamples: Examples = {
  forms: [
    {
      path: contactPath,
      role: 'editor',
      prepare: () => ({ holes: { code: trustCode }, fields: { ...typed, version: '0', step: 'save' } }),
      leaves: ['contact.change'],
    },
    {
      path: contactPath,
      role: 'editor',
      prepare: () => ({ holes: { code: trustCode }, fields: { ...typed, version: '0', step: 'preview' } }),
      answers: 200,
      leaves: [],
      unlogged: 'It only shows what would change.',
    },
  ],
}
