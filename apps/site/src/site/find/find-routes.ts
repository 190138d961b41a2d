import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { type FindAnswer, findAnswer, findLink, longestQuestion, type NameMatch } from '../../register/index.ts'
import { showChoices } from './choice-page.tsx'
import { type Refused, showElsewhere, showQuestion } from './find-page.tsx'
import { showPlace } from './place-page.tsx'
import { loadPlaceView } from './place-view.ts'
import { type Question, readQuestion } from './read-question.ts'
import { pageOf, trustChoice } from './trust-choice.ts'

/** A question is a few words: what is longer is no question. */
const maxFormBytes = 4096

/** Where a postcode or a name is asked for. The question comes by POST, is answered, and is gone: never in an address or a log. */
export function findRoutes(router: Router): void {
  router.get(findLink(), c => showQuestion(c, null))
  router.post(findLink(), tooLarge, async c => {
    refuseForeignForms(c)
    const question = readQuestion(await sentForm(c))
    const { services, db } = c.var
    const answer = await findAnswer(db, question.q, { campaign: services.campaign, now: services.clock() })
    return showAnswer(c, question, answer)
  })
}

async function sentForm(c: Ctx): Promise<unknown> {
  try {
    return await c.req.parseBody()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}

const tooLarge = bodyLimit({
  maxSize: maxFormBytes,
  onError: () => {
    throw new HTTPException(413)
  },
})

async function showAnswer(c: Ctx, question: Question, answer: FindAnswer): Promise<Response> {
  const { t, db, services } = c.var
  switch (answer.kind) {
    case 'place': {
      const options = { campaign: services.campaign, locale: t.locale, chosen: question.constituency }
      return showPlace(c, await loadPlaceView(db, answer, options))
    }
    case 'one':
      return showMatch(c, question, answer.match)
    case 'several':
      return showMatches(c, question, answer.matches)
    case 'elsewhere': {
      const place = t(`register.elsewhere.${answer.where}`)
      const next = answer.where === 'forces' ? 'register.outside.forces' : 'register.outside.next'
      return showElsewhere(c, {
        title: t('register.outside.title', { place }),
        lead: t('register.outside.lead', { place }),
        next: t(next),
      })
    }
    default:
      return showQuestion(c, refusal(c, question, answer))
  }
}

/** One clear match is the page itself, unless an old name led there: then the reason is said first. */
function showMatch(c: Ctx, question: Question, match: NameMatch): Response {
  const { locale, services } = c.var
  if (match.former) return showMatches(c, question, [match])
  return c.redirect(localPath(locale, pageOf(services.campaign, match.trust)), 303)
}

function showMatches(c: Ctx, { q }: Question, matches: readonly NameMatch[]): Response {
  const { locale, services } = c.var
  return showChoices(c, { question: q.trim(), choices: matches.map(match => trustChoice(match, services.campaign, locale)) })
}

type Unanswered = Exclude<FindAnswer, { kind: 'place' | 'one' | 'several' | 'elsewhere' }>

/** Why there is no answer, in words, with what was typed given back. */
function refusal({ var: { t } }: Ctx, { q }: Question, answer: Unanswered): Refused {
  const value = q.trim().slice(0, longestQuestion)
  const refused = (status: 400 | 404, message: string, insteadOf: string | null = null) => ({ status, value, message, insteadOf })
  switch (answer.kind) {
    case 'nothing-typed':
      return refused(400, t('register.find.nothingTyped'))
    case 'too-long':
      return refused(400, t('register.find.tooLong'))
    case 'invalid-postcode':
      return refused(400, t(`register.invalid.${answer.reason}`))
    case 'non-geographic':
      return refused(404, t('register.find.nonGeographic'))
    case 'placeless':
      return refused(404, t('register.find.placeless'))
    case 'unknown-postcode':
      return answer.districtKnown
        ? refused(404, t('register.find.unknownNearby', { near: answer.near }), answer.near)
        : refused(404, t('register.find.unknown', { near: answer.near }))
    case 'none':
      return refused(404, t('register.find.none'))
  }
}
