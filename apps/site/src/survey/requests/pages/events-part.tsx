import { Button, DataTable, localPath, type Translate } from '../../../foundation/index.ts'
import { undoLink } from '../links.ts'
import type { RecordedEvent } from '../request-tables.ts'
import type { RequestView } from '../request-view.ts'
import { dayAndTime } from './clock-time.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { sayWho } from './say-who.ts'

/** What happened in law, by day; what was taken back stays, struck through. */
export const EventsPart = ({ t, view }: { t: Translate; view: RequestView }) => (
  <section aria-labelledby="events">
    <h2 id="events">{t('requests.events.title')}</h2>
    {view.events.length === 0 ? (
      <p>{t('requests.events.none')}</p>
    ) : (
      <DataTable
        id="events-table"
        caption={t('requests.events.caption')}
        columns={(['what', 'day', 'entered', 'note', 'undo'] as const).map(name => ({
          label: t(`requests.events.columns.${name}`),
        }))}
        rows={view.events.map(event => [
          <What t={t} event={event} />,
          t.day(event.on),
          `${sayWho(t, event.enteredBy)}, ${dayAndTime(t, event.enteredAt)}`,
          <Note event={event} />,
          <Undo t={t} view={view} event={event} />,
        ])}
      />
    )}
  </section>
)

function What({ t, event }: { t: Translate; event: RecordedEvent }) {
  const words = [
    t(`requests.events.${event.kind}`),
    event.until === null ? null : t('requests.events.until', { day: t.day(event.until) }),
    event.answer === null ? null : t(`requests.answers.${event.answer}`),
  ]
    .filter(word => word !== null)
    .join(' · ')
  return event.undoneAt === null ? words : <del>{words}</del>
}

const Note = ({ event: { note, messageId } }: { event: RecordedEvent }) => (
  <>
    {note}
    {messageId !== null && (
      <>
        {' '}
        <a href={`#message-${messageId}`}>#{messageId}</a>
      </>
    )}
  </>
)

function Undo({ t, view, event }: { t: Translate; view: RequestView; event: RecordedEvent }) {
  if (event.undoneAt !== null) {
    return t('requests.events.undone', { who: sayWho(t, event.undoneBy ?? 'system'), at: dayAndTime(t, event.undoneAt) })
  }
  if (view.may.record !== 'yes') return null
  return (
    <form method="post" action={localPath(t.locale, undoLink(view.request, event.id, view.list))}>
      <HiddenFields view={view} />
      <Button kind="quiet">
        {t('requests.events.undo')}
        <span class="hidden">
          {' '}
          {t(`requests.events.${event.kind}`)}, {t.day(event.on)}
        </span>
      </Button>
    </form>
  )
}
