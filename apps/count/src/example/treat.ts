import { type Day, yearsToDays } from './calendar.ts'
import type { Dated, RadiotherapyEntry, SactEntry } from './entries.ts'
import { from, type History, to } from './history.ts'
import { noise } from './noise.ts'
import type { Random } from './random.ts'

type Regimen = readonly [regimen: string, drug: string]
const forSpread: readonly Regimen[] = [
  ['PACLITAXEL WEEKLY', 'PACLITAXEL'],
  ['CAPECITABINE', 'CAPECITABINE'],
  ['PALBOCICLIB + LETROZOLE', 'PALBOCICLIB'],
  ['RIBOCICLIB + FULVESTRANT', 'RIBOCICLIB'],
  ['DOCETAXEL + PERTUZUMAB + TRASTUZUMAB', 'TRASTUZUMAB'],
  ['TRASTUZUMAB EMTANSINE', 'TRASTUZUMAB EMTANSINE'],
  ['ERIBULIN', 'ERIBULIN'],
  ['VINORELBINE ORAL', 'VINORELBINE'],
  ['DENOSUMAB', 'DENOSUMAB'],
]
const forEarly: readonly Regimen[] = [
  ['EC-T', 'EPIRUBICIN'],
  ['FEC-T', 'DOCETAXEL'],
  ['TC', 'DOCETAXEL'],
  ['PACLITAXEL + TRASTUZUMAB', 'PACLITAXEL'],
  ['TRASTUZUMAB EMTANSINE', 'TRASTUZUMAB EMTANSINE'],
]

/** Systemic treatment (SACT): a row for each time something was given, up to three of a regimen. */
export function treat(history: History, random: Random): Dated[] {
  const { breast, spread, other, death } = history
  const end = Math.min(to, death?.day ?? to)
  const rows: SactEntry[] = []
  const give = (start: Day, plan: Omit<SactEntry, 'start' | 'given' | 'cycle' | 'endsInDeath'>) => {
    const isLast = death !== undefined && death.day - start < 60 && random.chance(noise.sact.endIsDeath)
    for (let cycle = 1; cycle <= 3; cycle += 1) {
      const given = start + (cycle - 1) * 21
      if (given >= from && given <= end) rows.push({ ...plan, start, given, cycle, endsInDeath: isLast && given + 21 > end })
    }
  }
  if (breast?.isInvasive && spread?.pathway !== 'de-novo') {
    const early = (start: Day, [regimen, drug]: Regimen, context: SactEntry['context']) =>
      give(start, { icd: breast.icd, intent: earlyIntent(random), context, line: 1, regimen, drug })
    const isNeo = random.chance(0.3)
    if (random.chance(noise.sact.treatedEarly))
      early(breast.day + random.whole(20, 90), random.one(forEarly), isNeo ? 'neoadjuvant' : 'adjuvant')
    if (breast.hasAdjuvantBone)
      early(
        breast.day + random.whole(120, 240),
        random.chance(0.8) ? ['ZOLEDRONIC ACID', 'ZOLEDRONIC ACID'] : ['DENOSUMAB', 'DENOSUMAB'],
        'adjuvant',
      )
    if (breast.hasAdjuvantCdk)
      early(breast.day + random.whole(180, 330), ['ABEMACICLIB + AROMATASE INHIBITOR', 'ABEMACICLIB'], 'adjuvant')
  }
  if (breast !== undefined && spread !== undefined && random.chance(noise.sact.treatedSpread)) {
    const regimens = 1 + random.times(noise.sact.regimensSpread - 1)
    let start = spread.day + random.whole(10, 60)
    for (let line = 1; line <= regimens && start <= end; line += 1) {
      const [regimen, drug] = random.one(forSpread)
      const icd = random.chance(noise.sact.diagnosisIsSpread) ? random.one(['C795', 'C787', 'C780']) : breast.icd
      give(start, { icd, intent: spreadIntent(random), context: 'alone', line, regimen, drug })
      start += random.whole(90, 420)
    }
  }
  if (other !== undefined && random.chance(noise.sact.otherCancerTreated)) {
    const intent = other.spread === undefined ? 'curative' : 'palliative'
    give(Math.max(other.day, other.spread ?? 0) + random.whole(20, 70), {
      icd: other.icd,
      intent,
      context: 'alone',
      line: 1,
      regimen: 'CARBOPLATIN + PEMETREXED',
      drug: 'CARBOPLATIN',
    })
  }
  return rows.map(body => ({ feed: 'sact', day: body.given, body }))
}

function earlyIntent(random: Random): SactEntry['intent'] {
  const drawn = random.fraction()
  if (drawn < noise.sact.earlySaidPalliative) return 'palliative'
  return drawn < noise.sact.earlySaidPalliative + noise.sact.earlyUnknown ? 'not-known' : 'curative'
}

function spreadIntent(random: Random): SactEntry['intent'] {
  const drawn = random.fraction()
  if (drawn < noise.sact.spreadSaidCurative) return 'curative'
  return drawn < noise.sact.spreadSaidCurative + noise.sact.spreadUnknown ? 'not-known' : 'palliative'
}

/** Radiotherapy: of the breast after an operation, or against what spread in bone or brain. Sites are OPCS-4 Z codes: Z154 breast, Z665 spine, Z019 brain. */
export function irradiate(history: History, random: Random): Dated[] {
  const { breast, spread, other, death } = history
  const end = Math.min(to, death?.day ?? to)
  const courses: RadiotherapyEntry[] = []
  const intent = (code: '1' | '2'): '1' | '2' | '' => (random.chance(noise.radiotherapy.intentMissing) ? '' : code)
  const radical = (day: Day, icd: string): RadiotherapyEntry => ({
    start: day,
    icd,
    intent: intent('2'),
    region: random.chance(0.3) ? 'PR' : 'P',
    site: 'Z154',
    dose: 26,
    fractions: 5,
  })
  if (breast !== undefined && spread?.pathway !== 'de-novo' && random.chance(noise.radiotherapy.radicalEarly)) {
    courses.push(radical(breast.day + random.whole(60, 240), breast.icd))
  }
  if (breast !== undefined && spread !== undefined && random.chance(noise.radiotherapy.palliativeSpread)) {
    const target = spread.sites.find(({ site }) => site === 'bone' || site === 'brain')
    if (target !== undefined) {
      const isBone = target.site === 'bone'
      courses.push({
        start: target.day + random.whole(7, yearsToDays(0.7)),
        icd: breast.icd,
        intent: intent('1'),
        region: 'M',
        site: isBone ? 'Z665' : 'Z019',
        dose: isBone ? 8 : 20,
        fractions: isBone ? 1 : 5,
      })
    }
  }
  if (breast !== undefined && spread === undefined && random.chance(noise.radiotherapy.palliativeBoneInEarly)) {
    courses.push({
      start: breast.day + random.whole(100, 900),
      icd: breast.icd,
      intent: '1',
      region: 'M',
      site: 'Z665',
      dose: 8,
      fractions: 1,
    })
  }
  if (other !== undefined && random.chance(noise.radiotherapy.otherCancer)) {
    const isSpread = other.spread !== undefined
    courses.push({
      start: Math.max(other.day, other.spread ?? 0) + random.whole(10, 90),
      icd: other.icd,
      intent: isSpread ? '1' : '2',
      region: isSpread ? 'M' : 'P',
      site: isSpread ? 'Z665' : 'Z246',
      dose: 20,
      fractions: 5,
    })
  }
  return courses
    .filter(({ start }) => start >= from && start <= end)
    .map(body => ({ feed: 'radiotherapy', day: body.start, body }))
}
