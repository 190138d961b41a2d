import { type Ctx, dayInUk, type Locale, nameIn, type ReadDb, type SharePart } from '../../foundation/index.ts'
import { type Nation, nations, presentTrusts, type Trust, trustByCode } from '../../register/index.ts'
import {
  answerDay,
  countStatuses,
  currentStatuses,
  earlierResult,
  historyOf,
  newestCriteria,
  type PublishedStatus,
  publicRecordOf,
  publishedCriteria,
  type ReleaseSummary,
  ruleById,
  shareSite,
  shareTrust,
} from '../../releases/index.ts'
import type { PressAnswer, PressStanding, PressView } from './press-view.ts'

/** The longest words of a trust that a newspaper would print whole; longer ones stand on its page. */
const longestSaid = 300

/** Everything that the press release about a trust may say, from the newest release. */
export async function loadPress(c: Ctx, asked: string): Promise<PressAnswer> {
  const { db, locale, services } = c.var
  const trust = await trustByCode(db, asked)
  if (!trust || trust.isInvented !== (services.campaign === 'example')) return { kind: 'none' }
  if (trust.code !== asked) return { kind: 'moved', code: trust.code }
  const name = nameIn(locale, trust)
  if (trust.closedOn !== null) {
    const now = (await presentTrusts(db, trust.code)).filter(({ code }) => code !== trust.code)
    const successors = now.map(successor => ({ code: successor.code, name: nameIn(locale, successor) }))
    return { kind: 'closed', code: trust.code, name, on: trust.closedOn, successors }
  }
  const known = await whatIsKnown(c, [trust.nation])
  const standing = await standingOf(db, locale, { trust, ...known })
  const body = trust.kind === 'health-board' ? 'board' : 'trust'
  return {
    kind: 'told',
    view: {
      ...known.view,
      standing,
      record: await publicRecordOf(db, trust.code),
      trust: { code: trust.code, name, body, nation: trust.nation },
    },
    share: shareOf(c, trust, known),
  }
}

/** With its own picture where the newest release has one of it. */
function shareOf({ var: { t } }: Ctx, { code }: Trust, { release, statuses }: Known): SharePart {
  const status = statuses.find(each => each.code === code)
  return release && status ? shareTrust(t, { release, status }) : shareSite(t)
}

/** The press release without a trust: what is known of the whole country, and everything local left open. */
export async function loadBlankPress(c: Ctx): Promise<PressView> {
  const { view } = await whatIsKnown(c, nations)
  return { ...view, trust: null, standing: { kind: 'blank' }, record: [] }
}

type Known = {
  readonly view: Omit<PressView, 'trust' | 'standing' | 'record'>
  readonly release: ReleaseSummary | null
  readonly statuses: readonly PublishedStatus[]
}

async function whatIsKnown(c: Ctx, wanted: readonly Nation[]): Promise<Known> {
  const { db, locale, services, shell } = c.var
  const { campaign, baseUrl } = services
  const { release, statuses } = await currentStatuses(db, { campaign, on: dayInUk(services.clock()) })
  const criteria = release ? await publishedCriteria(db, release.criteria) : newestCriteria(services.root)
  return {
    release,
    statuses,
    view: {
      campaign,
      baseUrl,
      charity: shell.charity,
      release,
      question: criteria?.question[locale] ?? null,
      uk: countStatuses(statuses),
      nations: wanted.map(nation => ({ nation, counts: countStatuses(statuses.filter(status => status.nation === nation)) })),
      // A real result has no place among invented ones.
      earlier: release === null && campaign === 'uk' && wanted.includes('england') ? await earlierResult(db) : null,
    },
  }
}

async function standingOf(
  db: ReadDb,
  locale: Locale,
  { trust, release, statuses }: Pick<Known, 'release' | 'statuses'> & { readonly trust: Trust },
): Promise<PressStanding> {
  const found = statuses.find(({ code }) => code === trust.code)
  if (found && release) {
    if (found.status === null) return { kind: 'outside', reason: excludedReason(locale, found), isUndecided: false }
    return {
      kind: 'published',
      status: found.status,
      rule: await ruleInWords(db, locale, found, release),
      answeredOn: answerDay(found),
      figures: found.figures,
      said: saidBy(locale, found),
      before: await before(db, found, release),
    }
  }
  const { decision, reason } = trust.survey
  if (decision !== 'surveyed')
    return { kind: 'outside', reason: { words: reason, language: 'en' }, isUndecided: decision === 'to-confirm' }
  return { kind: release ? 'new' : 'before-first' }
}

function excludedReason(locale: Locale, { excludedReason: words, noteCy }: PublishedStatus) {
  if (words === null) return null
  return locale === 'cy' && noteCy !== undefined ? { words: noteCy, language: 'cy' as const } : { words, language: 'en' as const }
}

async function ruleInWords(
  db: ReadDb,
  locale: Locale,
  { criterion }: PublishedStatus,
  release: ReleaseSummary,
): Promise<string | null> {
  const criteria = criterion === null ? null : await publishedCriteria(db, release.criteria)
  return (criteria && criterion && ruleById(criteria, criterion)?.when[locale]) ?? null
}

/** The first of its own words that are short, in the language of the press release. What was taken out is no quote any more. */
function saidBy(locale: Locale, { evidence, status }: PublishedStatus) {
  if (status === 'no-response' || status === 'not-asked') return null
  for (const piece of evidence) {
    if (piece.source !== 'quote') continue
    const isTranslated = piece.language !== locale
    const words = isTranslated ? piece.translation : piece.quote
    if (words !== undefined && words.length <= longestSaid) return { words, isTranslated }
  }
  return null
}

const roundOf = (id: string): string => id.split('.')[0] ?? id

/** The newest of the earlier rounds. What a correction takes back never was: nothing is compared within a round. */
async function before(db: ReadDb, { code, status }: PublishedStatus, release: ReleaseSummary) {
  const earlier = (await historyOf(db, [code])).find(each => roundOf(each.release.id) !== roundOf(release.id))
  const was = earlier?.status.status ?? null
  if (!earlier || was === null || was === 'not-asked' || was === status) return null
  return { status: was, asOf: earlier.release.asOf }
}
