// Long because: deciding about one letter, reading it once more and sending it again are one way.
import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  dayInUk,
  ErrorSummary,
  localPath,
  mailById,
  Notice,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { presentContactOf } from '../../contacts/contact-store.ts'
import { whereInWords } from '../../contacts/contacts-page.tsx'
import { contactLink } from '../../contacts/links.ts'
import { plainLine, plainLines } from '../../letters/plain-line.ts'
import { readForm } from '../../read-form.ts'
import { requestLink } from '../../requests/links.ts'
import { numberHere, requestHere } from '../../requests/request-here.ts'
import { messageOf } from '../../requests/request-store.ts'
import { trailToRound } from '../../round-here.ts'
import type { Message, Round, SurveyRequest } from '../../types.ts'
import { againLink, arrivedLink, handedOverLink, sendLink } from '../links.ts'
import { letterByHand, noteHandedOver } from '../note-handed-over.ts'
import { type AgainRefusal, noteArrived, sendAgain, whereTo } from '../send-again.ts'
import { momentInUk } from '../uk-time.ts'
import { LetterShown } from './letter-facts.tsx'
import { actingHere, leadTo } from './send-here.ts'
import css from './sending.css?inline'

type Here = { readonly round: Round; readonly request: SurveyRequest; readonly letter: Message }

/** One of our letters on this very request: an id that belongs to another one is not found. */
async function letterHere(c: Ctx): Promise<Here> {
  const { round, request } = await requestHere(c)
  const letter = await messageOf(c.var.db, request, numberHere(c, 'message'))
  if (letter?.direction !== 'out' || letter.letterKind === null) throw new HTTPException(404)
  return { round, request, letter }
}

const headOf = (c: Ctx, { letter }: Here) => [
  [c.var.t('sending.letter.from'), letter.from] as const,
  [c.var.t('sending.letter.to'), letter.to] as const,
  [c.var.t('sending.letter.subject'), letter.subject] as const,
]

/** What somebody typed as the day of the delivery, and what is wrong with it. */
type DeliveredAgain = { readonly on: string; readonly fault: string }

/** A letter of which somebody has to decide something: what is known of it, and what can be done. */
export async function decidePage(c: Ctx, again?: DeliveredAgain): Promise<Response> {
  const { t, locale, db, services } = c.var
  const here = await letterHere(c)
  const { request, letter } = here
  const mail = letter.mailId === null ? null : await mailById(db, letter.mailId)
  const mayWrite = mayDo(principalOf(c), 'request.write', { state: here.round.state, trustCode: request.trustCode }) === 'yes'
  const byHand = await letterByHand(db, request, letter.id)
  const state = letter.letterKind === 'request' && request.delivery === 'bounced' ? 'bounced' : (mail?.state ?? 'by-hand')
  return consolePage(c, {
    title: t('sending.decide.title', { trust: request.trustName }),
    trail: [...trailToRound(t, here.round), { href: requestLink(request), label: request.trustName }],
    lead: t(`sending.decide.states.${state}`),
    status: again ? 422 : 200,
    css: [css],
    body: (
      <>
        {mail?.settledAt && <p>{t('sending.decide.since', { moment: momentInUk(t, mail.settledAt, services.clock()) })}</p>}
        {mail?.failure && <p>{t(`console.mail.failures.${mail.failure}`)}</p>}
        {mayWrite && mail?.state === 'uncertain' && (
          <section>
            <h2>{t('sending.decide.arrivedTitle')}</h2>
            <p>{t('sending.decide.arrived')}</p>
            <form method="post" action={localPath(locale, arrivedLink(request, letter.id))}>
              <Button>{t('sending.decide.arrivedButton')}</Button>
            </form>
          </section>
        )}
        {byHand && <HandOver c={c} here={here} handedOverOn={byHand.handedOverOn} mayWrite={mayWrite} again={again} />}
        {mayWrite && !byHand && (
          <section>
            <h2>{t('sending.decide.againTitle')}</h2>
            <p>{t(mail?.state === 'uncertain' ? 'sending.decide.againTwice' : 'sending.decide.again')}</p>
            <ButtonLink kind="quiet" href={localPath(locale, againLink(request, letter.id))}>
              {t('sending.decide.againButton')}
            </ButtonLink>
          </section>
        )}
        <h2>{t('sending.decide.letter')}</h2>
        <LetterShown t={t} facts={headOf(c, here)} text={letter.text} />
        <Ways c={c} here={here} />
      </>
    ),
  })
}

type HandOverProps = {
  readonly c: Ctx
  readonly here: Here
  readonly handedOverOn: string | null
  readonly mayWrite: boolean
  readonly again: DeliveredAgain | undefined
}

/** A further letter that goes by no mail: when it was delivered, or the form that notes it. */
function HandOver({ c, here: { request, letter }, handedOverOn, mayWrite, again }: HandOverProps) {
  const { t, locale, services } = c.var
  if (handedOverOn !== null) return <p>{t('sending.handOver.done', { day: t.day(handedOverOn) })}</p>
  if (!mayWrite) return null
  return (
    <section>
      <h2>{t('sending.handOver.title')}</h2>
      <ErrorSummary t={t} errors={again ? [{ field: 'delivered-on', message: again.fault }] : []} />
      <p>{t('sending.handOver.lead')}</p>
      <form method="post" action={localPath(locale, handedOverLink(request, letter.id))}>
        <TextField
          t={t}
          id="delivered-on"
          type="date"
          label={t('sending.handOver.on')}
          value={again?.on ?? dayInUk(services.clock())}
          error={again?.fault}
        />
        <Button>{t('sending.handOver.button')}</Button>
      </form>
    </section>
  )
}

export async function saveHandedOver(c: Ctx): Promise<Response> {
  const { round, request, letter } = await letterHere(c)
  const on = (await readForm(c)).line('delivered-on')
  const outcome = await noteHandedOver(c.var.services.write, { request, message: letter.id, on, ...actingHere(c) })
  switch (outcome.outcome) {
    case 'noted':
      return leadTo(c, sendLink(round.id), { done: 'delivered' })
    case 'nothing-to-do':
      return leadTo(c, sendLink(round.id), { done: 'nothing' })
    case 'no-such-letter':
      throw new HTTPException(404)
    case 'refused':
      return decidePage(c, { on, fault: c.var.t(`sending.handOver.faults.${outcome.why}`) })
  }
}

const Ways = ({ c, here: { round, request } }: { c: Ctx; here: Here }) => (
  <p class="send-buttons">
    <a href={localPath(c.var.locale, requestLink(request))}>{c.var.t('sending.decide.request')}</a>
    <a href={localPath(c.var.locale, sendLink(round.id))}>{c.var.t('sending.recall.back')}</a>
  </p>
)

export async function saveArrived(c: Ctx): Promise<Response> {
  const { round, request, letter } = await letterHere(c)
  const outcome = await noteArrived(c.var.services.write, { request, message: letter.id, ...actingHere(c) })
  if (outcome.outcome === 'no-such-letter') throw new HTTPException(404)
  return leadTo(c, sendLink(round.id), { done: outcome.outcome === 'noted' ? 'arrived' : 'nothing' })
}

type Again = { readonly subject: string; readonly text: string; readonly fault?: AgainRefusal; readonly isChecked?: boolean }

/** The letter once more, to be changed if need be; then as it will leave. Nothing is sent before the second yes. */
export async function againPage(c: Ctx, typed?: Again): Promise<Response> {
  const { t, locale, services } = c.var
  const here = await letterHere(c)
  const { request, letter } = here
  const { subject, text, fault, isChecked = false }: Again = typed ?? { subject: letter.subject, text: letter.text }
  const ready = await whereTo(services.db, request, letter)
  const why = fault ?? ('why' in ready ? ready.why : null)
  const contact = await presentContactOf(services.db, request.trustCode)
  return consolePage(c, {
    title: t('sending.again.title', { trust: request.trustName }),
    trail: [...trailToRound(t, here.round), { href: requestLink(request), label: request.trustName }],
    lead: t(isChecked ? 'sending.again.check' : 'sending.again.lead'),
    status: fault ? 422 : 200,
    css: [css],
    body: (
      <>
        {why && why !== 'empty' && (
          <Notice title={t('sending.again.notNow')}>
            <p>{t(`sending.again.refused.${why}`)}</p>
            {why !== 'leaving' && contact && (
              <p>
                <a href={localPath(locale, contactLink(contact.trustCode))}>{t('sending.again.contact')}</a>
              </p>
            )}
          </Notice>
        )}
        <ErrorSummary
          t={t}
          errors={
            why === 'empty' ? [{ field: subject === '' ? 'subject' : 'text', message: t('sending.again.refused.empty') }] : []
          }
        />
        {contact && (
          <p>{t('sending.again.goes', { before: letter.to || t('sending.again.byHand'), now: whereInWords(t, contact) })}</p>
        )}
        {'to' in ready && (
          <form method="post" action={localPath(locale, againLink(request, letter.id))}>
            {isChecked ? (
              <>
                <input type="hidden" name="subject" value={subject} />
                <input type="hidden" name="text" value={text} />
                <input type="hidden" name="step" value="send" />
                <LetterShown
                  t={t}
                  facts={[
                    [t('sending.letter.from'), letter.from],
                    [t('sending.letter.to'), ready.to],
                    [t('sending.letter.subject'), subject],
                  ]}
                  text={text}
                />
                <Button>{t('sending.again.send')}</Button>
              </>
            ) : (
              <>
                <input type="hidden" name="step" value="preview" />
                <TextField t={t} id="subject" label={t('sending.letter.subject')} value={subject} />
                <TextArea t={t} id="text" label={t('sending.letter.text')} rows={24} value={text} />
                <Button>{t('sending.again.preview')}</Button>
              </>
            )}
          </form>
        )}
        <Ways c={c} here={here} />
      </>
    ),
  })
}

export async function saveAgain(c: Ctx): Promise<Response> {
  const { round, request, letter } = await letterHere(c)
  const form = await readForm(c)
  const [subject, text] = [plainLine(form.line('subject')), plainLines(form.lines('text'))]
  if (subject === '' || text === '') return againPage(c, { subject, text, fault: 'empty' })
  if (form.line('step') !== 'send') return againPage(c, { subject, text, isChecked: true })
  const { services } = c.var
  const outcome = await sendAgain(services.write, {
    request,
    message: letter.id,
    subject,
    text,
    office: services,
    ...actingHere(c),
  })
  switch (outcome.outcome) {
    case 'sent':
      return leadTo(c, sendLink(round.id), { done: 'again', count: 1 })
    case 'already':
      return leadTo(c, sendLink(round.id), { done: 'nothing' })
    case 'no-such-letter':
      throw new HTTPException(404)
    case 'refused':
      return againPage(c, { subject, text, fault: outcome.why })
  }
}
