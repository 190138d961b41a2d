import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, type FieldError, localPath, type Router, type Translate } from '../../foundation/index.ts'
import { plainLine, plainLines } from '../letters/plain-line.ts'
import { checkLetter, type LetterFault } from './check-letter.ts'
import { isDay } from './decide-event.ts'
import { requestLink, writeAt } from './links.ts'
import { type WriteShown, writePage } from './pages/write-page.tsx'
import { changesSince } from './read-change-log.ts'
import { carriedBy, type Typed, typedForm } from './read-form.ts'
import { listHere, requestHere, requestSubject } from './request-here.ts'
import { nextLetters, writeNextLetter } from './write-next-letter.ts'
import { loadWriteView, type WriteView } from './write-view.ts'

/** Writing the next letter on a request: change it, look at it, send it. */
export function writeRoutes(router: Router): void {
  const common = { path: writeAt.path, deed: 'request.write', subject: requestSubject } as const
  consoleRoute(router, { ...common, method: 'get', handle: openLetter })
  consoleRoute(router, { ...common, method: 'post', handle: postLetter })
}

async function viewHere(c: Ctx): Promise<WriteView> {
  const kind = nextLetters.find(letter => letter === c.req.query('kind'))
  if (!kind) throw new HTTPException(404)
  const { db, services, t } = c.var
  return loadWriteView(db, {
    ...(await requestHere(c)),
    kind,
    me: principalOf(c),
    now: services.clock(),
    list: listHere(c),
    mailDomain: services.mailDomain,
    baseUrl: services.baseUrl,
    t,
  })
}

async function openLetter(c: Ctx): Promise<Response> {
  const view = await viewHere(c)
  return writePage(c, { view, typed: { subject: view.subject, text: view.text, on: view.today }, step: 'edit' })
}

async function postLetter(c: Ctx): Promise<Response> {
  const form = await typedForm(c)
  const carried = carriedBy(form)
  const view = await viewHere(c)
  const typed = letterIn(form, view)
  // The token stays the form's own from the first look to the sending: sent twice from any of them, the letter goes once.
  const again = (shown: Omit<WriteShown, 'view' | 'typed'>) =>
    writePage(c, { view: { ...view, formToken: carried.token }, typed, ...shown })
  if (form.step === 'edit') return again({ step: 'edit' })
  const faults = checkLetter(typed).map(fault => sayFault(c.var.t, fault))
  if (faults.length > 0) return again({ step: 'edit', errors: faults, status: 422 })
  if (form.step !== 'send') return again({ step: 'preview' })

  const wrongDay = view.way.kind === 'by-hand' ? dayFault(c, typed.on) : null
  if (wrongDay) return again({ step: 'preview', errors: [wrongDay], status: 422 })
  const { round, trustCode } = view.request
  const { clock, smtpUrl, mailDomain, write } = c.var.services
  const written = await writeNextLetter(write, {
    round,
    trustCode,
    kind: view.kind,
    subject: typed.subject,
    text: typed.text,
    way: view.way.kind === 'mail' ? { kind: 'mail' } : { kind: 'by-hand', on: typed.on, place: view.way.place },
    formToken: carried.token,
    basedOn: carried.basedOn,
    actor: asActor(principalOf(c)),
    now: clock(),
    office: { smtpUrl, mailDomain, clock },
  })
  switch (written.outcome) {
    case 'written':
    case 'nothing-to-do': {
      const address = requestLink(view.request, view.list)
      const notice = view.way.kind === 'mail' ? 'letter' : 'letter-by-hand'
      return c.redirect(`${localPath(c.var.locale, address)}${address.includes('?') ? '&' : '?'}done=${notice}`, 303)
    }
    case 'conflict':
      return again({ step: 'preview', conflict: await changesSince(c.var.db, view.request, carried.seen), status: 409 })
    case 'refused': {
      const message = c.var.t(`requests.refused.${written.reason}`, { event: c.var.t('requests.refused.nothing') })
      return again({ step: 'edit', errors: [{ field: 'text', message }], status: 422 })
    }
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

const letterIn = ({ subject = '', text = '', on = '' }: Typed, { today }: WriteView) => ({
  subject: plainLine(subject),
  text: `${plainLines(text)}\n`,
  on: on === '' ? today : on,
})

function dayFault(c: Ctx, on: string): FieldError | null {
  const { t, services } = c.var
  if (!isDay(on)) return { field: 'on', message: t('requests.refused.not-a-day') }
  return on > dayInUk(services.clock()) ? { field: 'on', message: t('requests.refused.in-the-future') } : null
}

const sayFault = (t: Translate, fault: LetterFault): FieldError => ({
  field: fault.field,
  message:
    fault.fault === 'gap'
      ? t('requests.write.faults.gap', { gap: fault.gap })
      : t(`requests.write.faults.${fault.field}-${fault.fault}`),
})
