import type { Day } from './calendar.ts'
import type { CosdEntry, Dated } from './entries.ts'
import { from, type History, type SpreadSite, to } from './history.ts'
import { noise } from './noise.ts'
import type { Random } from './random.ts'

/** COSD's metastatic site codes (DOMAIN.md); what has none of its own is 98, other. */
const siteCodes: Readonly<Record<SpreadSite, string>> = {
  brain: '02',
  liver: '03',
  lung: '04',
  skin: '08',
  'distant-nodes': '09',
  bone: '10',
  marrow: '11',
  pleura: '98',
  peritoneum: '98',
  adrenal: '98',
}

/** What the cancer registration writes down: the primary, and recurrences and progressions as far as the hospital registers them. */
export function registerCancers(history: History, random: Random, recurrenceRecorded: number): Dated[] {
  const { breast, spread, other } = history
  const records: CosdEntry[] = []
  const late = (day: Day) => day + Math.round(random.waiting(noise.cosd.lateDaysMean))
  if (breast !== undefined && random.chance(noise.cosd.primaryRecorded)) records.push(primaryRecord(history, random))
  if (history.contralateral !== undefined && random.chance(noise.cosd.primaryRecorded)) {
    records.push({ ...plain('C509', history.contralateral), morphology: '8500/3', mCategory: 'M0', stageGroup: '1A' })
  }
  if (other !== undefined && random.chance(noise.cosd.primaryRecorded)) {
    const isSpread = other.spread !== undefined && other.spread - other.day < 90
    records.push({ ...plain(other.icd, other.day), mCategory: isSpread ? 'M1' : 'M0', stageGroup: isSpread ? '4' : '2' })
  }
  if (breast !== undefined && history.localRecurrence !== undefined && random.chance(noise.cosd.localRecorded)) {
    const types = [random.chance(noise.cosd.localSaidDistant) ? '03' : '01']
    records.push({ ...plain(breast.icd, late(history.localRecurrence)), kind: 'recurrence', types })
  }
  if (breast !== undefined && spread !== undefined && spread.pathway !== 'de-novo' && random.chance(recurrenceRecorded)) {
    records.push(spreadRecord(history, random, late(spread.day)))
  }
  for (const { site, day } of spread?.sites.filter(later => later.day > (spread?.day ?? 0)) ?? []) {
    if (breast === undefined || !random.chance(noise.cosd.progressionRecorded)) continue
    const sites = random.chance(noise.cosd.recurrenceSite) ? [siteCodes[site]] : []
    records.push({ ...plain(breast.icd, late(day)), kind: 'progression', types: ['03'], sites, progressionIcd: breast.icd })
  }
  const last = records.findLastIndex(({ day }) => day >= from && day <= to)
  return records
    .map((body, at) => {
      const knowsDeath = at === last && history.death !== undefined && random.chance(noise.cosd.deathRecorded)
      return { feed: 'cosd' as const, day: body.day, body: knowsDeath ? { ...body, death: history.death?.day } : body }
    })
    .filter(({ day }) => day >= from && day <= to)
}

const plain = (icd: string | undefined, day: Day): CosdEntry => ({
  kind: 'primary',
  icd,
  day,
  morphology: undefined,
  types: [],
  sites: [],
})

function primaryRecord({ breast, spread }: History, random: Random): CosdEntry {
  if (breast === undefined) throw new Error('Only breast cancer has a primary record here.')
  const record: CosdEntry = {
    ...plain(breast.icd, breast.day),
    morphology: breast.morphology,
    stageDay: breast.day + random.whole(0, 35),
  }
  if (!breast.isInvasive) return { ...record, stageGroup: '0' }
  const isKnownThen = spread?.pathway === 'de-novo'
  const isUpdated = spread?.pathway === 'early-progression' && random.chance(noise.cosd.primaryUpdatedLater)
  if (spread !== undefined && (isKnownThen || isUpdated)) {
    const hasSite = isUpdated || random.chance(noise.cosd.metastaticSite)
    return {
      ...record,
      types: hasSite ? ['03'] : [],
      sites: hasSite ? [...new Set(firstSites(spread).map(site => siteCodes[site]))] : [],
      mCategory: isUpdated || random.chance(noise.cosd.mCategory) ? (isUpdated ? 'M0' : 'M1') : undefined,
      stageGroup: random.chance(noise.cosd.stageGroup) ? (isUpdated ? '2B' : '4') : undefined,
    }
  }
  const isFalse = random.chance(noise.cosd.falseM1)
  const saysNodes = breast.isNodePositive && random.chance(noise.cosd.regionalNodesAsSite)
  return {
    ...record,
    types: saysNodes ? ['02'] : [],
    sites: saysNodes ? ['12'] : [],
    mCategory: random.chance(noise.cosd.mCategory) || isFalse ? (isFalse ? 'M1' : 'M0') : undefined,
    stageGroup: random.chance(noise.cosd.stageGroup)
      ? breast.isNodePositive
        ? '2B'
        : random.one(['1A', '1B', '2A'])
      : undefined,
  }
}

function spreadRecord({ breast, spread }: History, random: Random, day: Day): CosdEntry {
  if (breast === undefined || spread === undefined) throw new Error('Only spread breast cancer comes back as spread.')
  const sites = random.chance(noise.cosd.recurrenceSite) ? [...new Set(firstSites(spread).map(site => siteCodes[site]))] : []
  const types = random.chance(noise.cosd.recurrenceType) ? ['03'] : []
  const drawn = random.fraction()
  const { originalMiscoded, originalMissing } = noise.cosd
  const icd = drawn < originalMiscoded ? 'C795' : drawn < originalMiscoded + originalMissing ? undefined : breast.icd
  const isProgression = spread.pathway === 'early-progression'
  return {
    ...plain(icd, day),
    kind: isProgression ? 'progression' : 'recurrence',
    types,
    sites,
    progressionIcd: isProgression ? icd : undefined,
  }
}

const firstSites = (spread: NonNullable<History['spread']>): SpreadSite[] =>
  spread.sites.filter(({ day }) => day === spread.day).map(({ site }) => site)
