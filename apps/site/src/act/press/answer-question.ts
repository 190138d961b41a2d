import { type Ctx, localPath } from '../../foundation/index.ts'
import { type FindAnswer, findAnswer, longestQuestion, type Trust } from '../../register/index.ts'
import { choicePage } from './choice-page.tsx'
import { pressLink } from './press-links.ts'
import { questionPage } from './question-page.tsx'

/** A postcode, a code or a name becomes the press release of a trust, or a choice of some. Nothing of it is kept. */
export async function answerQuestion(c: Ctx, typed: string): Promise<Response> {
  const { db, locale, services, t } = c.var
  const answer = await findAnswer(db, typed, { campaign: services.campaign, now: services.clock() })
  switch (answer.kind) {
    case 'place':
      return choicePage(c, { kind: 'near', near: answer.place.near, trusts: answer.nearest })
    case 'one':
    case 'several': {
      const found = answer.kind === 'one' ? [answer.match] : answer.matches
      const matches = found.filter(({ trust }) => isOfCampaign(c, trust))
      const [only] = matches
      if (!only) return refuse(c, typed, { status: 404, message: t('press.choice.invented') })
      if (matches.length === 1 && !only.former) return c.redirect(localPath(locale, pressLink(only.trust.code)), 303)
      return choicePage(c, { kind: 'named', matches })
    }
    default:
      return refuse(c, typed, reasonOf(c, answer))
  }
}

const isOfCampaign = ({ var: { services } }: Ctx, trust: Trust): boolean => trust.isInvented === (services.campaign === 'example')

type Reason = { readonly status: 400 | 404; readonly message: string }

const refuse = (c: Ctx, typed: string, reason: Reason): Promise<Response> =>
  questionPage(c, { ...reason, typed: typed.trim().slice(0, longestQuestion) })

type Unanswered = Exclude<FindAnswer, { kind: 'place' | 'one' | 'several' }>

/** Why there is no answer, in the words of the search form. */
function reasonOf({ var: { t } }: Ctx, answer: Unanswered): Reason {
  switch (answer.kind) {
    case 'nothing-typed':
      return { status: 400, message: t('register.find.nothingTyped') }
    case 'too-long':
      return { status: 400, message: t('register.find.tooLong') }
    case 'invalid-postcode':
      return { status: 400, message: t(`register.invalid.${answer.reason}`) }
    case 'non-geographic':
      return { status: 404, message: t('register.find.nonGeographic') }
    case 'placeless':
      return { status: 404, message: t('register.find.placeless') }
    case 'unknown-postcode':
      return {
        status: 404,
        message: t(answer.districtKnown ? 'register.find.unknownNearby' : 'register.find.unknown', { near: answer.near }),
      }
    case 'elsewhere':
      return answer.where === 'forces'
        ? { status: 404, message: t('press.choice.forces') }
        : { status: 404, message: t('press.choice.elsewhere', { place: t(`register.elsewhere.${answer.where}`) }) }
    case 'none':
      return { status: 404, message: t('register.find.none') }
  }
}
