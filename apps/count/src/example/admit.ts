// Long because: what an admission is coded with depends on everything that somebody has; one file holds it together.
import { type Day, isoOf, yearsToDays } from './calendar.ts'
import type { ApcEntry, Dated } from './entries.ts'
import { from, type History, type SpreadSite, to } from './history.ts'
import { noise } from './noise.ts'
import type { Random } from './random.ts'

/** ICD-10 for each site of spread. Lymph nodes elsewhere are C77, which alone says too little. */
const spreadCodes: Readonly<Record<SpreadSite, string>> = {
  bone: 'C795',
  marrow: 'C795',
  liver: 'C787',
  lung: 'C780',
  brain: 'C793',
  pleura: 'C782',
  skin: 'C792',
  peritoneum: 'C786',
  adrenal: 'C797',
  'distant-nodes': 'C771',
}
const otherIllnesses = [
  'I10',
  'E119',
  'J459',
  'J181',
  'N390',
  'R074',
  'I489',
  'K219',
  'F171',
  'M199',
  'A419',
  'R55',
  'E780',
  'Z921',
  'D649',
  'R18',
  'G409',
] as const

type Stay = { admitted: Day; discharged: Day; reason: 'primary' | 'skin' | 'any' | 'death' }

/** All admissions of somebody, each with one or more episodes. */
export function admit(history: History, random: Random): Dated[] {
  const stays = staysOf(history, random)
  const slips = slipsOf(history, random, stays.length)
  return stays.flatMap((stay, at) => {
    const codes = codesOf(history, random, stay, slips.get(at) ?? [])
    return episodesOf(random, stay, codes).map(body => ({ feed: 'apc' as const, day: body.end, body }))
  })
}

function staysOf(history: History, random: Random): Stay[] {
  const { breast, spread, other, death, skinCancer, contralateral } = history
  const end = Math.min(to, death?.day ?? to)
  const stays: Stay[] = []
  const stay = (day: Day, days: number, reason: Stay['reason']) => {
    if (day >= from && day <= end) stays.push({ admitted: day, discharged: Math.min(end, day + days), reason })
  }
  if (breast !== undefined && spread?.pathway !== 'de-novo' && random.chance(0.9))
    stay(breast.day + random.whole(14, 60), random.whole(0, 3), 'primary')
  if (contralateral !== undefined) stay(contralateral + random.whole(14, 60), random.whole(0, 3), 'primary')
  if (skinCancer !== undefined) stay(skinCancer, 0, 'skin')
  const busyUntil = breast === undefined ? 0 : breast.day + yearsToDays(noise.admissions.yearsAfterPrimary)
  const rateOn = (day: Day): number => {
    if (spread !== undefined && day >= spread.day) return noise.admissions.perYearSpread
    if (other !== undefined && day >= other.day) return noise.admissions.perYearOther
    return breast !== undefined && day >= breast.day && day < busyUntil
      ? noise.admissions.perYearEarly
      : noise.admissions.perYearNone
  }
  // Thinning: steps at the highest rate, each kept by the rate of its day.
  const highest = noise.admissions.perYearSpread
  for (let day = from + random.waiting(365.25 / highest); day < end; day += random.waiting(365.25 / highest)) {
    if (random.chance(rateOn(day) / highest)) stay(Math.round(day), Math.round(random.waiting(3)), 'any')
  }
  if (death?.here && death.day >= from && death.day <= to) {
    stays.push({ admitted: Math.max(from, death.day - Math.round(random.waiting(6))), discharged: death.day, reason: 'death' })
  }
  return stays.sort((a, b) => a.admitted - b.admitted || a.discharged - b.discharged)
}

/** Codes that are simply wrong, for somebody without spread: by the number of the stay. */
function slipsOf({ spread, other, breast, kind }: History, random: Random, stays: number): Map<number, string[]> {
  const slips = new Map<number, string[]>()
  if (stays === 0 || breast === undefined) return slips
  const put = (at: number, code: string) => slips.set(at, [...(slips.get(at) ?? []), code])
  const order = random.shuffled(Array.from({ length: stays }, (_, at) => at))
  const drawn = random.fraction()
  if (spread === undefined && other === undefined && kind === 'earlyBreast') {
    const { falseSpreadOnce, falseSpreadTwice } = noise.admissions
    const times = drawn < falseSpreadTwice ? 2 : drawn < falseSpreadTwice + falseSpreadOnce ? 1 : 0
    for (const at of order.slice(0, times)) put(at, random.one(['C795', 'C787', 'C780']))
    if (random.chance(noise.admissions.c798Misused)) for (const at of order.slice(0, 2)) put(at, 'C798')
  }
  if (breast.isNodePositive && random.chance(noise.admissions.otherNodesCoded))
    for (const at of order.slice(0, 1)) put(at, 'C779')
  return slips
}

function codesOf(history: History, random: Random, stay: Stay, slips: readonly string[]): string[] {
  const { breast, spread, other, death } = history
  const day = stay.admitted
  const codes: string[] = [...slips]
  if (spread !== undefined && day >= spread.day - 3) codes.push(...codesOfSpread(history, random, day))
  else if (breast !== undefined) codes.push(...codesOfBreast(breast, random, stay))
  if (other !== undefined && day >= other.day && random.chance(noise.admissions.otherCancerCoded)) {
    codes.push(other.icd)
    if (other.spread !== undefined && day >= other.spread && random.chance(noise.admissions.spreadCoded))
      codes.push(random.one(other.codes))
  }
  if (stay.reason === 'skin') codes.push(random.one(['C443', 'C444', 'C446']))
  const isLastYear = death !== undefined && death.cause !== 'other' && death.day - day < 365
  if (random.chance(isLastYear ? noise.admissions.palliativeLastYear : noise.admissions.palliativeElse)) codes.push('Z515')
  const others = random.shuffled(otherIllnesses).slice(0, random.whole(0, 5))
  const main = stay.reason === 'any' && random.chance(0.5) ? others.splice(0, 1) : []
  const all = [...main, ...codes, ...others]
  return [...new Set(all.length > 0 ? all : ['R69'])].slice(0, 12)
}

function codesOfSpread({ breast, spread }: History, random: Random, day: Day): string[] {
  const codes: string[] = []
  const drawn = random.fraction()
  const { spreadCoded, spreadUnspecific, breastCoded, historyInstead } = noise.admissions
  const known = spread?.sites.filter(site => site.day <= day + 3).map(({ site }) => spreadCodes[site]) ?? []
  if (drawn < spreadCoded) codes.push(...new Set(random.shuffled(known).slice(0, random.whole(1, 3))))
  else if (drawn < spreadCoded + spreadUnspecific) codes.push(random.one(['C798', 'C799', 'C80']))
  const written = random.fraction()
  if (written < breastCoded) codes.push(breast?.icd ?? 'C509')
  else if (written < breastCoded + historyInstead) codes.push('Z853')
  return codes
}

function codesOfBreast(breast: NonNullable<History['breast']>, random: Random, stay: Stay): string[] {
  const since = stay.admitted - breast.day
  if (since < -3) return []
  if (stay.reason === 'primary' || since < yearsToDays(noise.admissions.yearsAfterPrimary)) {
    const hasAxilla = breast.isNodePositive && since < 365 && random.chance(noise.admissions.axillaCoded)
    return random.chance(0.93) ? [breast.icd, ...(hasAxilla ? ['C773'] : [])] : []
  }
  const drawn = random.fraction()
  const { historyCoded, historyAsCancer } = noise.admissions
  if (drawn < historyCoded) return [breast.isInvasive ? 'Z853' : 'Z860']
  return drawn < historyCoded + historyAsCancer ? [breast.icd] : []
}

function episodesOf(random: Random, stay: Stay, codes: readonly string[]): ApcEntry[] {
  const method = stay.reason !== 'death' ? '1' : random.chance(noise.deathMiscoded) ? '1' : '4'
  const whole: ApcEntry = {
    start: stay.admitted,
    end: stay.discharged,
    admitted: stay.admitted,
    discharged: stay.discharged,
    spell: `S${isoOf(stay.admitted).replaceAll('-', '')}${random.whole(10_000, 99_999)}`,
    method,
    codes,
    operations:
      stay.reason === 'primary' ? ['B274', 'T873'] : random.chance(0.3) ? [random.one(['X352', 'U211', 'X702', 'G451'])] : [],
  }
  const days = stay.discharged - stay.admitted
  if (days < 2 || !random.chance(noise.admissions.secondEpisode)) return [whole]
  const change = stay.admitted + random.whole(1, days - 1)
  const second = codes.filter(() => random.chance(0.85))
  return [
    { ...whole, end: change },
    { ...whole, start: change, codes: second.length > 0 ? second : codes.slice(0, 1), operations: [] },
  ]
}
