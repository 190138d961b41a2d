import type { FieldError, Translate } from '../../../foundation/index.ts'
import type { EventRefusal } from '../decide-event.ts'
import type { OrderedEvent } from '../event-order.ts'

/** The field of the form that has to be mended. */
const fieldOf: Partial<Record<EventRefusal, 'on' | 'until' | 'answer'>> = {
  'not-a-day': 'on',
  'in-the-future': 'on',
  'before-sent': 'on',
  'before-received': 'on',
  'not-due-yet': 'on',
  'until-not-asked': 'until',
  'until-too-early': 'until',
  'answer-missing': 'answer',
  'answer-does-not-fit': 'answer',
}

/** Why an event cannot be entered, beside the field that it hangs on. */
export function sayRefusal(
  t: Translate,
  { reason, because }: { readonly reason: EventRefusal; readonly because: OrderedEvent | null },
): FieldError {
  const known = because === null ? t('requests.refused.nothing') : sayEvent(t, because)
  return { field: `event-${fieldOf[reason] ?? 'kind'}`, message: t(`requests.refused.${reason}`, { event: known }) }
}

export const sayEvent = (t: Translate, { kind, on }: Pick<OrderedEvent, 'kind' | 'on'>): string =>
  t('requests.refused.event', { event: t(`requests.events.${kind}`), day: t.day(on) })
