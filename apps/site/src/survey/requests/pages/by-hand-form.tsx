import { Button, localPath, TextField, type Translate } from '../../../foundation/index.ts'
import { byHandAt } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { canBeHandedOver } from '../send-by-hand.ts'
import { errorIn, type FormState, valueIn } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** "I have sent it myself": through the trust's own form or by post. Only while no mail of ours carries the letter. */
export function ByHandForm({ t, view, state }: { t: Translate; view: RequestView; state: FormState | null }) {
  if (!canBeHandedOver.includes(view.request.delivery)) return null
  const field = (name: string) => ({
    t,
    id: `by-hand-${name}`,
    name,
    value: valueIn(state, 'by-hand', name, view.today),
    error: errorIn(state, `by-hand-${name}`),
  })
  return (
    <section aria-labelledby="by-hand">
      <h2 id="by-hand">{t('requests.byHand.title')}</h2>
      <p>{t(`requests.byHand.lead.${view.request.channel}`)}</p>
      <form method="post" action={localPath(t.locale, byHandAt.link(view.request, view.list))} class="compact">
        <HiddenFields view={view} />
        <TextField {...field('sent')} type="date" label={t('requests.byHand.sent')} />
        <TextField
          {...field('arrived')}
          type="date"
          label={t('requests.byHand.arrived')}
          hint={t('requests.byHand.arrivedHint')}
        />
        <Button>{t('requests.byHand.button')}</Button>
      </form>
    </section>
  )
}
