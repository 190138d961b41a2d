import { expect, test } from 'vitest'
import { type Deed, deeds, mayDo } from './deeds.ts'

// Object.keys forgets which keys they are: these are the table's own.
const allDeeds = Object.keys(deeds) as Deed[]

const barred = { role: 'editor', barredFrom: ['EX-003'] } as const

test('whoever is barred from a trust neither writes to it nor says where its letters and mails belong; they may read', () => {
  const here = { state: 'open', trustCode: 'EX-003' }
  const barredDeeds = allDeeds.filter(deed => mayDo(barred, deed, here) === 'barred')
  expect(barredDeeds.sort()).toEqual([
    'answer.record',
    'answer.take-in',
    'assessment.decide',
    'complaint.record',
    'contact.change',
    'held-mail.file',
    'hospital.change',
    'mark.make',
    'mark.settle',
    'pledge.approve',
    'pledge.ask',
    'pledge.count',
    'pledge.enter-paper',
    'pledge.read-comments',
    'pledge.refuse',
    'pledge.review-comment',
    'pledge.settle-doubt',
    'reply.invite',
    'reply.settle',
    'request.record',
    'request.write',
    'signing-key.confirm',
    'signing-key.revoke',
    'status.change',
    'submission.decline',
    'submission.sign-off',
    'submission.withdraw',
    'thread.publish',
    'thread.redact',
    'thread.withdraw',
  ])
  expect(mayDo(barred, 'request.see', here)).toBe('yes')
  for (const deed of ['contact.change', 'held-mail.file', 'request.write'] as const) {
    expect(mayDo(barred, deed, { state: 'open', trustCode: 'EX-004' }), deed).toBe('yes')
  }
})
