import { HTTPException } from 'hono/http-exception'
import { consolePage, consoleRoute, formOf, principalOf } from '../../accounts/index.ts'
import {
  asActor,
  Button,
  type ConsoleTodos,
  type Ctx,
  DataTable,
  dayInUk,
  ErrorSummary,
  inTransaction,
  localPath,
  type Router,
  record,
  Select,
  TextField,
} from '../../foundation/index.ts'
import { requestAnsweredAt, requestsPath, supportersPath } from '../links.ts'
import { requestKinds } from '../network-words.ts'
import { oneMonthAfter } from './one-month-after.ts'
import { answerRequest, type DataRequest, insertRequest, listRequests, openRequests, takeTurnToNote } from './request-store.ts'

/** Requests about somebody’s data: when they came, by when they are due, and that they were answered. */
export function requestsRoutes(router: Router): void {
  const [see, change] = ['data-request.see', 'data-request.change'] as const
  consoleRoute(router, { method: 'get', path: requestsPath, deed: see, handle: c => requestsPage(c) })
  consoleRoute(router, { method: 'post', path: requestsPath, deed: change, handle: postRequest })
  consoleRoute(router, { method: 'post', path: requestAnsweredAt.path, deed: change, handle: postAnswered })
}

/** A day that there was: what was asked before this law is no request of this kind. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && text >= '2018-05-25'
}

type Typed = { readonly kind: string; readonly reference: string; readonly received: string }
type Faults = Partial<Record<'kind' | 'reference' | 'received', string>>

const most = 200
const longest = 100

async function postRequest(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const form = await formOf(c)
  const typed = {
    kind: form('kind'),
    reference: form('reference').replace(/\s+/g, ' ').trim(),
    received: form('received').trim(),
  }
  const kind = requestKinds.find(each => each === typed.kind)
  const today = dayInUk(services.clock())
  const isPast = isDay(typed.received) && typed.received <= today
  const faults: Faults = {
    ...(kind ? {} : { kind: t('join.requests.faults.kind') }),
    ...(typed.reference !== '' && typed.reference.length <= longest && !typed.reference.includes('@')
      ? {}
      : { reference: t('join.requests.faults.reference') }),
    ...(isPast ? {} : { received: t('join.requests.faults.received') }),
  }
  if (!kind || Object.keys(faults).length > 0) return requestsPage(c, { typed, faults })
  const { reference, received: receivedOn } = typed
  await inTransaction(services.write, async tx => {
    // The button was pressed twice: the second press waits, and finds what the first has noted.
    await takeTurnToNote(tx)
    const known = await openRequests(tx)
    if (known.some(one => one.kind === kind && one.reference === reference && one.receivedOn === receivedOn)) return
    const id = await insertRequest(tx, { kind, reference, receivedOn, dueOn: oneMonthAfter(receivedOn) })
    const subject = { kind: 'data-request', id: String(id) }
    await record(tx, {
      actor: asActor(principalOf(c)),
      at: services.clock(),
      deed: 'data-request.note',
      subject,
      after: { kind, receivedOn },
    })
  })
  return c.redirect(localPath(locale, requestsPath), 303)
}

async function postAnswered(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  await inTransaction(services.write, async tx => {
    const now = services.clock()
    if (!(await answerRequest(tx, id, dayInUk(now)))) return
    const subject = { kind: 'data-request', id: String(id) }
    await record(tx, { actor: asActor(principalOf(c)), at: now, deed: 'data-request.answer', subject })
  })
  // Pressed twice: it is answered, which is what was wanted.
  return c.redirect(localPath(locale, requestsPath), 303)
}

async function requestsPage(c: Ctx, { typed, faults = {} }: { typed?: Typed; faults?: Faults } = {}): Promise<Response> {
  const { t, db, locale, services } = c.var
  const today = dayInUk(services.clock())
  const requests = await listRequests(db, most)
  const errorOf = (field: keyof Faults) => (faults[field] === undefined ? {} : { error: faults[field] })
  return consolePage(c, {
    title: t('join.requests.title'),
    lead: t('join.requests.lead'),
    trail: [{ href: supportersPath, label: t('network.console.title') }],
    status: typed ? 422 : undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={Object.entries(faults).map(([field, message]) => ({ field, message: message ?? '' }))} />
        {requests.length === 0 ? (
          <p>{t('join.requests.none')}</p>
        ) : (
          <DataTable
            id="requests"
            caption={t('join.requests.title')}
            columns={['reference', 'kind', 'received', 'due', 'state'].map(name => ({ label: t(`join.requests.${name}`) }))}
            rows={requests.map(one => [
              one.reference,
              t(`join.requests.kinds.${one.kind}`),
              t.day(one.receivedOn),
              t.day(one.dueOn),
              <State c={c} one={one} today={today} />,
            ])}
          />
        )}
        <h2>{t('join.requests.note')}</h2>
        <form method="post" action={localPath(locale, requestsPath)} novalidate>
          <Select
            t={t}
            id="kind"
            label={t('join.requests.kind')}
            choices={requestKinds.map(kind => ({ value: kind, label: t(`join.requests.kinds.${kind}`) }))}
            value={typed?.kind ?? ''}
            {...errorOf('kind')}
          />
          <TextField
            t={t}
            id="reference"
            label={t('join.requests.reference')}
            hint={t('join.requests.referenceHint')}
            value={typed?.reference ?? ''}
            {...errorOf('reference')}
          />
          <TextField
            t={t}
            id="received"
            type="date"
            label={t('join.requests.received')}
            value={typed?.received ?? today}
            {...errorOf('received')}
          />
          <Button>{t('join.requests.button')}</Button>
        </form>
      </>
    ),
  })
}

function State({ c, one, today }: { c: Ctx; one: DataRequest; today: string }) {
  const { t, locale } = c.var
  if (one.answeredOn !== null) return t('join.requests.answered', { day: t.day(one.answeredOn) })
  return (
    <form method="post" action={localPath(locale, requestAnsweredAt.link(one.id))}>
      {one.dueOn < today && <strong>{t('join.requests.late')} </strong>}
      <button class="button quiet" type="submit" aria-label={t('join.requests.answerOf', { reference: one.reference })}>
        {t('join.requests.answer')}
      </button>
    </form>
  )
}

const soonDays = 7

/** What waits for an answer, on the first page of the console. */
export const requestTodos: ConsoleTodos = async c => {
  const { db, t, services } = c.var
  const now = services.clock()
  const [today, soon] = [dayInUk(now), dayInUk(new Date(now.getTime() + soonDays * 24 * 60 * 60 * 1000))]
  return (await openRequests(db)).map(({ reference, dueOn }) => ({
    weight: dueOn < today ? 'urgent' : dueOn <= soon ? 'today' : 'soon',
    title: t('join.requests.todo', { reference }),
    text: t('join.requests.todoText', { day: t.day(dueOn) }),
    link: requestsPath,
  }))
}
