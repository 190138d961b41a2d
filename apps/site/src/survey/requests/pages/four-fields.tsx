import type { Translate } from '../../../foundation/index.ts'
import { StateWord } from '../../worklist/state-word.tsx'
import { type KeptField, keptFields, type LastChange } from '../field-history.ts'
import type { RequestView } from '../request-view.ts'
import { dayAndTime } from './clock-time.ts'
import { sayWho } from './say-who.ts'

type Props = { readonly t: Translate; readonly view: RequestView; readonly changes: ReadonlyMap<KeptField, LastChange> }

/** Delivery, clock, answer and work, apart, each with who changed it last. */
export const FourFields = ({ t, view, changes }: Props) => (
  <section class="four-fields" aria-labelledby="fields">
    <h2 id="fields">{t('requests.fields.title')}</h2>
    <dl>
      {keptFields.map(field => (
        <div>
          <dt>{t(`requests.fields.${field}`)}</dt>
          <dd>
            <strong>
              <StateWord t={t} field={field} value={view.request[field]} />
            </strong>
            <Detail t={t} view={view} field={field} />
            <Who t={t} change={changes.get(field)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('requests.fields.assignee')}</dt>
        <dd>
          <strong>{view.request.assigneeName ?? t('requests.fields.nobody')}</strong>
        </dd>
      </div>
    </dl>
  </section>
)

function Detail({ t, view: { request }, field }: { t: Translate; view: RequestView; field: KeptField }) {
  const words = detailWords(t, request, field)
  return words === null ? null : <span class="detail">{words}</span>
}

function detailWords(t: Translate, request: RequestView['request'], field: KeptField): string | null {
  const { sentOn, sentTo, dueOn, answeredOn, channel } = request
  switch (field) {
    case 'delivery':
      if (sentOn === null) return channel === 'email' ? null : t(`requests.channel.${channel}`)
      return sentTo === null
        ? t('requests.fields.sent', { day: t.day(sentOn) })
        : t('requests.fields.sentTo', { day: t.day(sentOn), to: sentTo })
    case 'clock':
      return dueOn === null ? null : t('requests.fields.due', { day: t.day(dueOn) })
    case 'answer':
      return answeredOn === null ? null : t('requests.fields.answered', { day: t.day(answeredOn) })
    case 'work':
      return null
  }
}

const Who = ({ t, change }: { t: Translate; change: LastChange | undefined }) =>
  change === undefined ? null : (
    <span class="detail">
      {t('requests.fields.changed', { who: change.bySystem ? sayWho(t, 'system') : change.by, at: dayAndTime(t, change.at) })}
    </span>
  )
