import type { RegisterRow } from '../results/index.ts'

/** A row of the register for tests: a person with a definite recurrence in March 2023, changed by `more`. */
export const inventedRow = (personId: string, more: Partial<RegisterRow> = {}): RegisterRow => ({
  personId,
  tier: 'definite',
  firstDate: '2023-03-10',
  datePrecision: 'day',
  dateFlag: null,
  firstRule: 'R1',
  primaryDate: '2018-05-01',
  primaryPrecision: 'day',
  pathway: 'recurrent',
  pathway90: 'recurrent',
  pathway120: 'recurrent',
  pathway180: 'recurrent',
  pathwayReason: 'COSD says recurrence',
  birthDate: '1960-01-01',
  birthPrecision: 'day',
  ageAtFirst: 63,
  sex: '2',
  vitalStatus: 'not-known',
  deathDate: null,
  deathPrecision: null,
  deathSource: null,
  lastSeen: '2024-11-01',
  rules: ['R1'],
  sources: ['cosd'],
  sites: ['bone'],
  isDeathOnly: false,
  reviewed: null,
  nhsNumber: null,
  localIds: [],
  records: ['cosd.xml:1'],
  conflicts: [],
  ...more,
})

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A register of people with anything that a register can hold, the odd included: deaths before the first date, no date, no site, no source. */
export function inventedRegister(seed: number, size: number): RegisterRow[] {
  const random = randomFrom(seed)
  const oneOf = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('there is nothing to choose from')
    return value
  }
  const some = <Value>(values: readonly Value[]): Value[] => values.filter(() => random() < 0.35)
  const day = (): string => new Date(Date.UTC(2018, 0, 1) + Math.floor(random() * 2900) * 86_400_000).toISOString().slice(0, 10)
  const pathway = () => oneOf(['de-novo', 'recurrent', 'early-progression', 'unclassified'] as const)
  return Array.from({ length: size }, (_, index) => {
    const isDead = random() < 0.4
    const tier = oneOf(['definite', 'definite', 'probable', 'possible', 'none'] as const)
    return inventedRow(`P${index}`, {
      tier,
      firstDate: random() < 0.07 ? null : day(),
      datePrecision: oneOf(['day', 'day', 'month', 'year']),
      pathway: pathway(),
      pathway90: pathway(),
      pathway120: pathway(),
      pathway180: pathway(),
      ageAtFirst: random() < 0.1 ? null : Math.floor(random() * 110),
      sex: oneOf(['1', '2', '2', '9', null]),
      vitalStatus: isDead ? 'dead' : oneOf(['alive', 'not-known']),
      deathDate: isDead && random() < 0.9 ? day() : null,
      deathPrecision: isDead ? oneOf(['day', 'month', 'year']) : null,
      deathSource: isDead ? 'cosd' : null,
      lastSeen: random() < 0.1 ? null : day(),
      sources: some(['cosd', 'hes-apc', 'sus-apc', 'sact', 'mdt', 'fhir']),
      sites: some(['bone', 'liver', 'brain', 'unknown', 'orbit']),
      isDeathOnly: tier === 'possible' && random() < 0.3,
      reviewed: random() < 0.05 ? 'not-a-case' : null,
    })
  })
}
