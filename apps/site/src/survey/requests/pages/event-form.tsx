import { Button, localPath, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { answerClasses, eventKinds, type Message } from '../../types.ts'
import { eventsAt } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { dayAndTime } from './clock-time.ts'
import { errorIn, type FormState, valueIn } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** Classes that an event can carry; the rest follow from the event itself. */
const answerChoices = answerClasses.filter(
  answer => !['none', 'acknowledged', 'clarification-asked', 'fees-asked'].includes(answer),
)

/** "Something happened": what, on which day, and what shows it. */
export function EventForm({ t, view, state }: { t: Translate; view: RequestView; state: FormState | null }) {
  const field = (name: string, otherwise = '') => ({
    t,
    id: `event-${name}`,
    name,
    value: valueIn(state, 'event', name, otherwise),
    error: errorIn(state, `event-${name}`),
  })
  const incoming = view.messages.filter(({ direction }) => direction === 'in')
  return (
    <section aria-labelledby="record">
      <h2 id="record">{t('requests.record.title')}</h2>
      <p class="hint">{t('requests.record.lead')}</p>
      <form method="post" action={localPath(t.locale, eventsAt.link(view.request, view.list))} class="compact two-columns">
        <HiddenFields view={view} />
        <Select
          {...field('kind')}
          label={t('requests.record.kind')}
          choices={eventKinds.map(value => ({ value, label: t(`requests.events.${value}`) }))}
        />
        <TextField {...field('on', view.today)} type="date" label={t('requests.record.on')} hint={t('requests.record.onHint')} />
        <Select
          {...field('answer')}
          label={t('requests.record.answer')}
          hint={t('requests.record.answerHint')}
          optional
          choices={answerChoices.map(value => ({ value, label: t(`requests.answers.${value}`) }))}
        />
        {view.request.law === 'foia' && (
          <TextField
            {...field('until')}
            type="date"
            label={t('requests.record.until')}
            hint={t('requests.record.untilHint')}
            optional
          />
        )}
        {incoming.length > 0 && (
          <Select
            {...field('message')}
            label={t('requests.record.message')}
            optional
            choices={incoming.map(message => ({ value: String(message.id), label: sayMessage(t, message) }))}
          />
        )}
        <div class="whole">
          <TextArea {...field('note')} label={t('requests.record.note')} rows={2} optional />
          <Button>{t('requests.record.button')}</Button>
        </div>
      </form>
    </section>
  )
}

const sayMessage = (t: Translate, { subject, at }: Message): string =>
  `${dayAndTime(t, at)} · ${subject === '' ? t('requests.thread.noSubject') : subject.slice(0, 80)}`
