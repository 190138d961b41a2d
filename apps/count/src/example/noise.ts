// Long because: it is one table of published parameters; docs/count/example.md explains how they were fixed.
/**
 * How the invented hospitals differ from perfect ones. Fixed and published before the rules first ran on them, and not tuned since: a correction is
 * written down with its reason in docs/count/example.md. Each is a chance from 0 to 1 unless its name says otherwise. They are judgements, in the
 * range of what the literature named in DOMAIN.md reports; none was measured at a real hospital.
 */
export const noise = {
  version: '1',

  /** What the people of the extracts have; the shares add up to 1. */
  people: {
    earlyBreast: 0.46,
    spread: 0.16,
    inSitu: 0.06,
    otherCancerSpread: 0.08,
    otherCancer: 0.07,
    breastAndOtherCancer: 0.03,
    breastAndOtherCancerSpread: 0.01,
    noCancer: 0.13,
  },
  men: 0.01,
  /** Of people with spread. The rest are recurrent. */
  pathway: { deNovo: 0.28, earlyProgression: 0.05 },
  /** Of people with spread: another invasive cancer (that did not spread), a skin cancer. */
  spreadAndOther: { otherCancer: 0.05, skinCancer: 0.05 },
  /** Of people with early breast cancer. */
  early: {
    nodePositive: 0.32,
    localRecurrence: 0.04,
    contralateral: 0.03,
    skinCancer: 0.05,
    adjuvantBone: 0.25,
    adjuvantCdk: 0.06,
  },
  /** Years from the primary to the spread of recurrent people: log-normal. */
  recurrence: { medianYears: 4.2, sigma: 0.75, leastDays: 181, mostYears: 22 },
  /** Sites known at first diagnosis of spread; at least one is drawn. */
  sites: {
    bone: 0.6,
    liver: 0.28,
    lung: 0.3,
    brain: 0.1,
    pleura: 0.12,
    skin: 0.05,
    'distant-nodes': 0.18,
    peritoneum: 0.04,
    marrow: 0.02,
    adrenal: 0.03,
  },
  /** Further sites per year afterwards. */
  newSitePerYear: 0.35,
  /** Years from spread to death: Weibull. */
  survival: { scaleYears: 3.6, shape: 1.1, brainFactor: 0.45 },
  /** Other deaths a year, for everybody else. */
  otherDeathPerYear: 0.015,

  /** COSD. `recurrenceRecorded` is where hospitals differ most: see presets. */
  cosd: {
    primaryRecorded: 0.97,
    /** Of de novo people: the M category, the stage group and the sites are written. */
    mCategory: 0.62,
    stageGroup: 0.68,
    metastaticSite: 0.66,
    /** Of people without spread: M1 or stage 4 written by mistake. */
    falseM1: 0.003,
    /** Of people with early spread: their primary record is brought up to date with the sites found later. */
    primaryUpdatedLater: 0.12,
    /** Of node-positive people: site 12 (regional nodes) written as a metastatic site. */
    regionalNodesAsSite: 0.15,
    /** Of recorded recurrences: type says distant; site is written; neither is written. */
    recurrenceType: 0.72,
    recurrenceSite: 0.85,
    /** The original primary of a recurrence is written as a code of the spread, or left out. */
    originalMiscoded: 0.03,
    originalMissing: 0.03,
    /** A local recurrence is recorded as non-primary record; and then said to be distant by mistake. */
    localRecorded: 0.7,
    localSaidDistant: 0.02,
    progressionRecorded: 0.3,
    deathRecorded: 0.5,
    /** The date is that of the first clinic letter or of the registration: days late, exponential mean. */
    lateDaysMean: 12,
  },

  /** Admissions (HES, SUS). */
  admissions: {
    perYearEarly: 0.5,
    perYearSpread: 1.6,
    perYearOther: 0.6,
    perYearNone: 0.5,
    yearsAfterPrimary: 3,
    secondEpisode: 0.25,
    /** An admission of somebody with spread: its code is written; as C79.8, C79.9 or C80 instead; C50 beside it; Z85.3 instead of C50. */
    spreadCoded: 0.78,
    spreadUnspecific: 0.07,
    breastCoded: 0.86,
    historyInstead: 0.08,
    /** Of people without spread: a suspected spread coded as certain, in one spell; in two. */
    falseSpreadOnce: 0.012,
    falseSpreadTwice: 0.002,
    /** Of node-positive people, in an admission of the first year: C77.3. Another C77 instead. */
    axillaCoded: 0.55,
    otherNodesCoded: 0.04,
    /** Of people without spread: C79.8 for the breast itself. */
    c798Misused: 0.004,
    /** Z51.5 in an admission of the last year of life; and in others. */
    palliativeLastYear: 0.35,
    palliativeElse: 0.01,
    /** Later admissions of people treated years ago: Z85.3; C50 although it is history; neither. */
    historyCoded: 0.45,
    historyAsCancer: 0.25,
    /** A second cancer is written down where somebody has one. */
    otherCancerCoded: 0.85,
  },
  /** Of deaths: in our hospital, so that an admission ends with discharge method 4. */
  diedHere: 0.42,
  /** Of hospital deaths: the discharge method is not 4. */
  deathMiscoded: 0.02,

  sact: {
    treatedSpread: 0.78,
    treatedEarly: 0.5,
    regimensSpread: 2.6,
    otherCancerTreated: 0.5,
    /** Somebody with spread: intent curative by mistake; not known. Somebody without: palliative by mistake; not known. */
    spreadSaidCurative: 0.05,
    spreadUnknown: 0.06,
    earlySaidPalliative: 0.012,
    earlyUnknown: 0.06,
    /** The diagnosis is written as the spread (C78/C79) instead of C50. */
    diagnosisIsSpread: 0.05,
    endIsDeath: 0.35,
  },
  radiotherapy: {
    palliativeSpread: 0.4,
    radicalEarly: 0.62,
    otherCancer: 0.3,
    intentMissing: 0.04,
    palliativeBoneInEarly: 0.002,
  },

  mdt: {
    discussedSpread: 0.62,
    discussedEarly: 0.8,
    signedOff: 0.9,
    /** `Query mets` that was not confirmed, of people without spread. Spread written as `Primary` or left empty, of people with it. */
    queryInEarly: 0.03,
    spreadNotSaid: 0.1,
    /** Said to be metastatic by mistake. */
    falseSpread: 0.002,
  },
  /** Problem lists (FHIR, OMOP). */
  record: {
    breastOnList: 0.85,
    spreadOnList: 0.6,
    siteKnown: 0.85,
    relatedPrimary: 0.7,
    onsetMissing: 0.2,
    refuted: 0.02,
    enteredInError: 0.01,
    suspectedInEarly: 0.01,
    toBreastInEarly: 0.002,
    nodesOnList: 0.3,
    deathKnown: 0.85,
    lateDaysMean: 25,
  },

  /** How a record names its person, for each record. */
  identity: {
    nhsMissing: { cosd: 0.01, apc: 0.02, sact: 0.015, radiotherapy: 0.03, fhir: 0.02, omop: 0.02, mdt: 0.08 },
    nhsWrongDigit: 0.002,
    nhsSomebodyElse: 0.0005,
    nhsDummy: 0.001,
    localMissing: 0.03,
    nameTypo: 0.02,
    namesSwapped: 0.003,
    shortGivenName: 0.03,
    birthSwapped: 0.003,
    birthTypo: 0.004,
    birthMissing: 0.003,
    sexMissing: 0.01,
    sexWrong: 0.001,
    postcodeMissing: 0.02,
    /** Of people. */
    maidenName: 0.04,
    movedHouse: 0.18,
  },

  /** How files come. */
  delivery: {
    exactDuplicate: 0.008,
    sentAgain: 0.015,
    /** Rows of the last month and of the one before it that have not arrived yet. */
    lastMonthMissing: 0.45,
    monthBeforeMissing: 0.12,
  },
} as const

export const presetNames = ['small', 'district', 'teaching'] as const
export type PresetName = (typeof presetNames)[number]

export const formatNames = [
  'cosd-8',
  'cosd-9',
  'cosd-9-single',
  'cosd-10',
  'hes-csv',
  'hes-parquet',
  'sus-csv',
  'sus-parquet',
  'sact-3',
  'sact-4',
  'radiotherapy',
  'fhir-ndjson',
  'fhir-bundle',
  'omop-csv',
  'omop-parquet',
  'mdt-csv',
  'mdt-xlsx',
] as const
export type FormatName = (typeof formatNames)[number]

export type Preset = {
  /** In words, for the README of an example. */
  readonly description: string
  readonly provider: string
  readonly formats: readonly FormatName[]
  /** Of recurrences: recorded in COSD as a non-primary record. */
  readonly recurrenceRecorded: number
  /** One month in which a feed sent nothing. */
  readonly monthMissing?: { readonly feed: 'cosd' | 'apc' | 'sact' | 'radiotherapy' | 'mdt'; readonly month: string }
  /** The month after which a feed sent nothing more. */
  readonly stopsAfter?: { readonly feed: 'cosd' | 'apc' | 'sact' | 'radiotherapy' | 'mdt'; readonly month: string }
  /** The day on which the hospital changed its systems: local numbers are others afterwards, COSD 8.1 becomes 9.0.1, SACT 3 becomes 4. */
  readonly migratedOn?: string
}

/** The extracts of all hospitals reach from one day to the other. */
export const period = { from: '2019-04-01', to: '2026-03-31' } as const

export const presets: Readonly<Record<PresetName, Preset>> = {
  small: {
    description:
      'A small hospital: cancer registrations, admissions and a sheet of the multidisciplinary meeting. Few recurrences are registered.',
    provider: 'EX1',
    formats: ['cosd-9', 'sus-csv', 'mdt-csv'],
    recurrenceRecorded: 0.35,
    monthMissing: { feed: 'mdt', month: '2023-08' },
  },
  district: {
    description:
      'A district hospital that changed its systems in April 2022: COSD 8.1 and then 9.0.1, SACT 3 and then 4, other local numbers. Its SACT feed stopped in November 2025.',
    provider: 'EX2',
    formats: ['cosd-8', 'cosd-9', 'cosd-9-single', 'sus-csv', 'sact-3', 'sact-4', 'radiotherapy', 'mdt-xlsx'],
    recurrenceRecorded: 0.6,
    monthMissing: { feed: 'apc', month: '2021-01' },
    stopsAfter: { feed: 'sact', month: '2025-11' },
    migratedOn: '2022-04-01',
  },
  teaching: {
    description:
      'A teaching hospital: COSD 9.0.1 and since July 2024 COSD 10, admissions in Parquet, SACT 4, radiotherapy, problem lists as FHIR and OMOP.',
    provider: 'EX3',
    formats: ['cosd-9', 'cosd-10', 'sus-parquet', 'sact-4', 'radiotherapy', 'fhir-ndjson', 'fhir-bundle', 'omop-csv', 'mdt-xlsx'],
    recurrenceRecorded: 0.75,
  },
}
