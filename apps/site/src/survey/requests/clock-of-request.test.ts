import { describe, expect, test } from 'vitest'
import { type Delivery, deliveries, type EventKind, type LegalEvent } from '../types.ts'
import { eventsThatCount } from './clock-of-request.ts'

const event = (kind: EventKind, enteredBy: string, undone = false): LegalEvent => ({
  id: 1,
  kind,
  on: '2027-03-01',
  until: null,
  note: '',
  messageId: null,
  enteredBy,
  enteredAt: new Date('2027-03-01T10:00:00Z'),
  undoneAt: undone ? new Date('2027-03-02T10:00:00Z') : null,
})
const counted = (delivery: Delivery, ...events: LegalEvent[]) => eventsThatCount(delivery, events).map(({ kind }) => kind)

describe('the receipt of a letter', () => {
  test.each(deliveries)('that only its sending speaks for counts while it is %s', delivery => {
    const stands = ['sent', 'delivered', 'by-hand'].includes(delivery)
    expect(counted(delivery, event('received', 'system'))).toEqual(stands ? ['received'] : [])
  })

  test('counts where the trust has reacted, or a person says so', () => {
    expect(counted('bounced', event('received', 'system'), event('acknowledged', 'Some editor'))).toHaveLength(2)
    expect(counted('bounced', event('received', 'system'), event('refused', 'Some editor'))).toHaveLength(2)
    expect(counted('bounced', event('received', 'Some editor'))).toEqual(['received'])
  })

  test('does not count for a reaction that was undone', () => {
    expect(counted('bounced', event('received', 'system'), event('acknowledged', 'Some editor', true))).toEqual([])
  })
})

test('what was undone never counts', () => {
  expect(counted('sent', event('received', 'system'), event('answered', 'Some editor', true))).toEqual(['received'])
})
