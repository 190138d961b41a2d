import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, nameIn, type Router } from '../../foundation/index.ts'
import {
  type Constituency,
  constituenciesByCodes,
  longestQuestion,
  type PlaceAnswer,
  placeFor,
  representativesFor,
} from '../../register/index.ts'
import { choosePage } from './choose-page.tsx'
import { politicianPath } from './politician-links.ts'
import { startPage } from './start-page.tsx'
import { whoPage } from './who-page.tsx'

/** Writing to one’s politician: whom, first. What follows are the steps of every letter. */
export function politicianRoutes(router: Router): void {
  router.get(politicianPath, c => startPage(c))
  router.post(politicianPath, findPolitician)
}

/** A postcode becomes a constituency, and that the people who sit for it. It is posted, answered, and gone: never in an address or a log. */
async function findPolitician(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { t, db } = c.var
  const form = await formOf(c)
  const [typed, chosen] = [form('postcode').trim(), form('constituency')]
  const [seat] = await constituenciesByCodes(db, [chosen])
  // Chosen among several, or on the page of a constituency: the postcode may be missing.
  if (seat) return who(c, seat, typed.slice(0, longestQuestion))
  if (typed === '') return startPage(c, { typed, error: t('letters-to-politicians.faults.missing'), status: 422 })
  if (typed.length > longestQuestion) return startPage(c, { typed: '', error: t('register.find.tooLong'), status: 422 })
  const answer = await placeFor(db, typed)
  if (answer.kind !== 'place') return startPage(c, { typed, error: whyNot(c, answer), status: 422 })
  const { constituencies, postcode } = answer.place
  const [only] = constituencies
  if (!only) return startPage(c, { typed, error: t('letters-to-politicians.faults.wide'), status: 422 })
  if (constituencies.length === 1) return who(c, only, postcode)
  const error = form('asked') === 'yes' ? { error: t('letters-to-politicians.choose.missing') } : {}
  return choosePage(c, { constituencies, postcode, ...error })
}

async function who(c: Ctx, constituency: Constituency, postcode: string): Promise<Response> {
  const { db, services } = c.var
  const answers = (await representativesFor(db, constituency.code, { campaign: services.campaign, now: services.clock() })) ?? []
  return whoPage(c, { constituency, place: nameIn(c.var.locale, constituency), answers, postcode })
}

function whyNot({ var: { t } }: Ctx, answer: Exclude<PlaceAnswer, { kind: 'place' }>): string {
  switch (answer.kind) {
    case 'invalid':
      return t(`register.invalid.${answer.reason}`)
    case 'elsewhere':
      return answer.where === 'forces'
        ? t('letters-to-politicians.faults.forces')
        : t('letters-to-politicians.faults.elsewhere', { place: t(`register.elsewhere.${answer.where}`) })
    case 'non-geographic':
      return t('register.find.nonGeographic')
    case 'placeless':
      return t('register.find.placeless')
    case 'unknown':
      return t(answer.districtKnown ? 'register.find.unknownNearby' : 'register.find.unknown', { near: answer.near })
    case 'not-a-postcode':
      return t('letters-to-politicians.faults.notAPostcode')
  }
}
