// Long because: it is one table, a person a line, in the order of the rules.
import {
  cosd,
  cosdOld,
  fhirPatient,
  fhirPrimary,
  fhirSecondary,
  hes,
  type Line,
  mdt,
  omopCondition,
  omopDeath,
  omopMeasurement,
  omopPerson,
  radiotherapy,
  sact3,
  sact4,
  sus,
} from './extracts.ts'

/**
 * What the register must say of a person, reckoned by hand. windows: the pathway by 90, 120 and 180 days (d de novo, r recurrent, e early progression, u unclassified).
 * first and vital are written as `2022-09 (R4)` and `dead 2024-01-02 (discharge)`. Not in the register at all: undefined.
 */
export type Expected = {
  tier: 'definite' | 'probable' | 'possible' | 'none'
  first?: string
  pathway: 'de-novo' | 'recurrent' | 'early-progression' | 'unclassified'
  windows: string
  vital: string
  sites?: string
  rules: string
  conflicts?: string
}
export type Case = { name: string; sex?: '1' | '2'; lines: readonly Line[]; expect?: Expected }

const recurrent = { pathway: 'recurrent', windows: 'rrr' } as const
const deNovo = { pathway: 'de-novo', windows: 'ddd' } as const
const unclassified = { pathway: 'unclassified', windows: 'uuu' } as const
/** COSD says that it came back; nothing says when the first cancer was. */
const cameBack = { pathway: 'recurrent', windows: 'uuu' } as const
const definite = { tier: 'definite' } as const
const probable = { tier: 'probable' } as const
const possible = { tier: 'possible' } as const

/** The day of the count is 2024-12-31: who was seen since 2022-12-31 is known to be alive. */
export const cases: readonly Case[] = [
  // R1
  {
    name: 'R1: bone, five years after the first cancer',
    lines: [cosd.primary('2018-05-01', 'C50.4'), cosd.recurrence('2023-05-17', 'C50.4', '03 10')],
    expect: { ...definite, first: '2023-05-17 (R1)', ...recurrent, vital: 'alive', sites: 'bone', rules: 'R1' },
  },
  {
    name: 'R1: the same spread sent again each month is one person and one date',
    lines: ['2023-01-09', '2023-01-09', '2023-01-09', '2023-02-01'].map(date => cosd.recurrence(date, 'C50.9', '03 03')),
    expect: { ...definite, first: '2023-01-09 (R1)', ...cameBack, vital: 'alive', sites: 'liver', rules: 'R1' },
  },
  { name: 'R1: a local recurrence', lines: [cosd.recurrence('2023-05-17', 'C50.9', '01')] },
  { name: 'R1: regional nodes alone', lines: [cosd.recurrence('2023-05-17', 'C50.9', '02 12')] },
  {
    name: 'R1: the bowel cancer of somebody who had breast cancer came back in the liver',
    lines: [cosd.primary('2015-05-01', 'C50.9'), cosd.recurrence('2023-05-17', 'C18.9', '03 03')],
  },
  {
    name: 'R1 without a primary in COSD; HES knows the breast cancer for eight years',
    lines: [cosd.recurrence('2023-05-17', 'C50.9', '03 02'), hes('2015-03-02', 'C509')],
    expect: { ...definite, first: '2023-05-17 (R1)', ...recurrent, vital: 'alive', sites: 'brain', rules: 'R1' },
  },
  {
    name: 'R1 in a man',
    sex: '1',
    lines: [cosd.primary('2019-02-28', 'C50.9'), cosd.recurrence('2023-06-30', 'C50.9', '- 04')],
    expect: { ...definite, first: '2023-06-30 (R1)', ...recurrent, vital: 'alive', sites: 'lung', rules: 'R1' },
  },
  {
    name: 'R1: in situ cancer (D05) first, then breast cancer that came back in the bones',
    lines: [cosd.primary('2012-02-01', 'D05.1'), cosd.recurrence('2023-03-01', 'C50.9', '03 10')],
    expect: { ...definite, first: '2023-03-01 (R1)', ...cameBack, vital: 'alive', sites: 'bone', rules: 'R1' },
  },
  {
    name: 'R1: agreed only to the month',
    lines: [cosd.primary('2018-05-01', 'C50.4'), cosd.recurrence('2023-07', 'C50.4', '03 10')],
    expect: { ...definite, first: '2023-07 (R1)', ...recurrent, vital: 'alive', sites: 'bone', rules: 'R1' },
  },
  {
    name: 'R1: 1800 stands for no date, so the spread has none',
    lines: [cosd.primary('2018-05-01', 'C50.4'), cosd.recurrence('1800-01-01', 'C50.4', '03 10')],
    expect: { ...definite, pathway: 'recurrent', windows: 'uuu', vital: 'not-known', sites: 'bone', rules: 'R1' },
  },
  {
    name: 'R1 after two coded stays: the earliest definite date wins, though the stays came first',
    lines: [hes('2021-02-10', 'C509 C795'), hes('2021-06-01', 'C795 C509'), cosd.recurrence('2022-01-15', 'C50.9', '03 10')],
    expect: { ...definite, first: '2022-01-15 (R1)', ...cameBack, vital: 'not-known', sites: 'bone', rules: 'R1 R6' },
  },
  { name: 'R1 after the day of the count', lines: [cosd.recurrence('2025-01-01', 'C50.9', '03 10')] },
  // R2
  {
    name: 'R2 in version 8.1: sites without a type',
    lines: [cosdOld.progression('2016-02-29', 'C509', '03')],
    expect: { ...definite, first: '2016-02-29 (R2)', ...cameBack, vital: 'not-known', sites: 'liver', rules: 'R2' },
  },
  {
    name: 'R2: staged M0, in the lung 100 days later',
    lines: [cosd.primary('2023-03-01', 'C50.1', { m: 'M0' }), cosd.progression('2023-06-09', 'C50.1', '03 04')],
    expect: {
      ...definite,
      first: '2023-06-09 (R2)',
      pathway: 'early-progression',
      windows: 'ree',
      vital: 'alive',
      sites: 'lung',
      rules: 'R2',
    },
  },
  { name: 'R2: progression in the breast', lines: [cosd.progression('2023-06-09', 'C50.1', '01')] },
  // R3
  {
    name: 'R3: M1 at the first diagnosis, staged three weeks later',
    lines: [cosd.primary('2022-03-10', 'C50.9', { m: 'M1', stageDate: '2022-04-01', spread: ['03 03'] })],
    expect: { ...definite, first: '2022-03-10 (R3)', ...deNovo, vital: 'not-known', sites: 'liver', rules: 'R3' },
  },
  {
    name: 'R3 in version 8.1: stage group 4 alone',
    lines: [cosdOld.primary('2017-01-02', 'C502', '4', '2017-01-20')],
    expect: { ...definite, first: '2017-01-02 (R3)', ...deNovo, vital: 'not-known', rules: 'R3' },
  },
  { name: 'R3: stage 3C, M0', lines: [cosd.primary('2022-03-10', 'C50.9', { m: 'M0', stage: '3C' })] },
  { name: 'R3: site 12, regional nodes', lines: [cosd.primary('2022-03-10', 'C50.9', { spread: ['- 12'] })] },
  {
    name: 'A second cancer in the other breast',
    lines: [cosd.primary('2015-03-10', 'C50.4', { m: 'M0' }), cosd.primary('2022-03-10', 'C50.9', { m: 'M0' })],
  },
  {
    name: 'R3, and a progression two years later: from the start all the same',
    lines: [
      cosd.primary('2021-03-01', 'C50.1', { m: 'M1', spread: ['03 10'] }),
      cosd.progression('2023-04-05', 'C50.1', '03 03'),
    ],
    expect: { ...definite, first: '2021-03-01 (R3)', ...deNovo, vital: 'alive', sites: 'bone liver', rules: 'R2 R3' },
  },
  // R4
  {
    name: 'R4: spread to bone, linked to the breast, onset to the month',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('94222008', { onset: '2022-09', isLinked: true }),
    ],
    expect: { ...definite, first: '2022-09 (R4)', ...recurrent, vital: 'not-known', sites: 'bone', rules: 'R4' },
  },
  {
    name: 'R4: metastasis from the breast (315004001), no first diagnosis: never de novo',
    lines: [fhirPatient(), fhirSecondary('315004001', { onset: '2023-02-03' })],
    expect: { ...definite, first: '2023-02-03 (R4)', ...unclassified, vital: 'alive', sites: 'unknown', rules: 'R4' },
  },
  {
    name: 'R4: only the day on which it was written down, on which nobody need have been seen',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015'),
      fhirSecondary('94381002', { recorded: '2023-10-01', isLinked: true }),
    ],
    expect: {
      ...definite,
      first: '2023-10-01 (R4, recorded date)',
      ...recurrent,
      vital: 'not-known',
      sites: 'liver',
      rules: 'R4',
    },
  },
  {
    name: 'R4: the code of the breast cancer is in no list, its name says what it is',
    lines: [
      fhirPatient(),
      fhirPrimary('408643008', '2015-08-01', { display: 'Infiltrating duct carcinoma of breast', isProfiled: true }),
      fhirSecondary('94222008', { onset: '2022-09-14', isLinked: true }),
    ],
    expect: { ...definite, first: '2022-09-14 (R4)', ...recurrent, vital: 'not-known', sites: 'bone', rules: 'R4' },
  },
  {
    name: 'R4: refuted',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('94222008', { onset: '2022-09-01', isLinked: true, verification: 'refuted' }),
    ],
  },
  {
    name: 'R4: entered in error',
    lines: [fhirPatient(), fhirSecondary('315004001', { onset: '2022-09-01', verification: 'entered-in-error' })],
  },
  {
    name: 'R4: spread TO the breast (94297009)',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('94297009', { onset: '2022-09-01', isLinked: true }),
    ],
  },
  {
    name: 'R4: lymph node positive (1082901000112103)',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('1082901000112103', { onset: '2022-09-01', isLinked: true }),
    ],
  },
  {
    name: 'R4: history of metastatic cancer is history',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('1287652008', { onset: '2022-09-01', isLinked: true }),
    ],
  },
  {
    name: 'R4: linked to the armpit nodes (94181007)',
    lines: [
      fhirPatient(),
      fhirPrimary('254837009', '2015-08-01'),
      fhirSecondary('94181007', { onset: '2022-09-01', isLinked: true }),
    ],
  },
  // R5
  {
    name: 'R5: liver, tied to the breast cancer',
    lines: [omopPerson, omopCondition('2018-01-10', '4112853'), omopMeasurement('2023-07-07', '36770544', true)],
    expect: { ...definite, first: '2023-07-07 (R5)', ...recurrent, vital: 'alive', sites: 'liver', rules: 'R5' },
  },
  {
    name: 'R5: bone, standing by itself',
    lines: [omopPerson, omopCondition('2018-01-10', '4112853'), omopMeasurement('2023-07-08', '36769301')],
    expect: { ...probable, first: '2023-07-08 (R5)', ...recurrent, vital: 'alive', sites: 'bone', rules: 'R5' },
  },
  {
    name: 'R5: regional nodes',
    lines: [omopPerson, omopCondition('2018-01-10', '4112853'), omopMeasurement('2023-07-08', '36769269')],
  },
  // R6 and R7
  {
    name: 'R6: two stays',
    lines: [hes('2022-02-10', 'C509 C795'), hes('2022-06-01', 'C795 C787 C509')],
    expect: { ...probable, first: '2022-02-10 (R6)', ...unclassified, vital: 'not-known', sites: 'bone liver', rules: 'R6' },
  },
  {
    name: 'R6: two episodes of one stay are one stay',
    lines: [
      hes('2022-02-10', 'C509 C795', { to: '2022-02-11' }),
      hes('2022-02-11', 'C509 C795', { admitted: '2022-02-10', to: '2022-02-15' }),
    ],
    expect: { ...possible, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'bone', rules: 'R7' },
  },
  {
    name: 'R6: with a lung cancer nobody can tell whose spread to the brain it is',
    lines: [hes('2022-02-10', 'C509 C793'), hes('2022-06-01', 'C793 C341')],
    expect: { tier: 'none', ...unclassified, vital: 'not-known', rules: '' },
  },
  {
    name: 'R6: the lung cancer is in FHIR alone, and known by its name',
    lines: [
      cosd.primary('2015-01-20', 'C50.9'),
      hes('2022-02-10', 'C795'),
      hes('2022-06-01', 'C795'),
      fhirPatient(),
      fhirPrimary('363358000', '2020-03-01', { display: 'Malignant tumor of lung' }),
    ],
    expect: { tier: 'none', ...unclassified, vital: 'not-known', rules: '' },
  },
  {
    name: 'R1 stands beside a lung cancer: COSD names the breast',
    lines: [cosd.recurrence('2023-05-17', 'C50.9', '03 02'), hes('2022-02-10', 'C509 C793'), hes('2022-06-01', 'C793 C341')],
    expect: {
      ...definite,
      first: '2023-05-17 (R1)',
      pathway: 'recurrent',
      windows: 'rrr',
      vital: 'alive',
      sites: 'brain',
      rules: 'R1',
    },
  },
  {
    name: 'R6: C44 does not count as another cancer',
    lines: [hes('2022-02-10', 'C509 C780'), hes('2022-06-01', 'C780 C443')],
    expect: { ...probable, first: '2022-02-10 (R6)', ...unclassified, vital: 'not-known', sites: 'lung', rules: 'R6' },
  },
  { name: 'R6: C77.3, armpit nodes, in two stays', lines: [hes('2022-02-10', 'C509 C773'), hes('2022-06-01', 'C509 C773')] },
  { name: 'R6: C79.8 in two stays', lines: [hes('2022-02-10', 'C509 C798'), hes('2022-06-01', 'C509 C7981')] },
  { name: 'R6: a history of breast cancer is none', lines: [hes('2022-02-10', 'Z853 C795'), hes('2022-06-01', 'C795 Z853')] },
  {
    name: 'R6: in situ cancer, then codes for spread',
    lines: [cosd.primary('2015-01-01', 'D05.1'), hes('2022-02-10', 'D051 C795'), hes('2022-06-01', 'D051 C795')],
  },
  {
    name: 'R6: one stay in HES and the same in SUS is one stay',
    lines: [hes('2022-02-10', 'C509 C795'), sus('2022-02-10', 'C509', 'C795')],
    expect: { ...possible, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'bone', rules: 'R7' },
  },
  {
    name: 'R6 in SUS: two stays, the breast cancer known from COSD',
    lines: [cosd.primary('2015-01-20', 'C50.9'), sus('2023-02-10', 'C780'), sus('2023-06-01', 'C780')],
    expect: { ...probable, first: '2023-02-10 (R6)', ...recurrent, vital: 'alive', sites: 'lung', rules: 'R6' },
  },
  {
    name: 'R7: one stay is never counted silently',
    lines: [hes('2022-02-10', 'C509 C787')],
    expect: { ...possible, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'liver', rules: 'R7' },
  },
  {
    name: 'R7: palliative radiotherapy to the spine 180 days later agrees',
    lines: [hes('2022-02-10', 'C509 C795'), radiotherapy('2022-08-09', 'C509', '01', 'Z66.2')],
    expect: { ...probable, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'bone', rules: 'R7 R9' },
  },
  {
    name: 'R7: 181 days later is too late',
    lines: [hes('2022-02-10', 'C509 C795'), radiotherapy('2022-08-10', 'C509', '01', 'Z66.2')],
    expect: { ...possible, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'bone', rules: 'R7 R9' },
  },
  {
    name: 'R7 and a palliative regimen 181 days apart: R8 is probable by itself, and its date counts',
    lines: [hes('2022-02-10', 'C509 C787'), sact3('2022-08-10', 'C50.9', '02', 'PACLITAXEL')],
    expect: { ...probable, first: '2022-08-10 (R8)', ...unclassified, vital: 'not-known', sites: 'liver', rules: 'R7 R8' },
  },
  {
    name: 'R7 and a palliative regimen 180 days apart: the stay is probable too, and its date counts',
    lines: [hes('2022-02-10', 'C509 C787'), sact3('2022-08-09', 'C50.9', '02', 'PACLITAXEL')],
    expect: { ...probable, first: '2022-02-10 (R7)', ...unclassified, vital: 'not-known', sites: 'liver', rules: 'R7 R8' },
  },
  // R8
  {
    name: 'R8, version 4: a line that is not curative',
    lines: [cosd.primary('2015-01-20', 'C50.9'), sact4('2023-02-01', 'C50.9', 'CAPECITABINE', { nonCurative: '1' })],
    expect: { ...probable, first: '2023-02-01 (R8)', ...recurrent, vital: 'alive', rules: 'R8' },
  },
  {
    name: 'R8, version 4: a curative line beside a palliative intent',
    lines: [sact4('2023-02-01', 'C50.9', 'CAPECITABINE', { intent: '02', curative: '1' })],
  },
  { name: 'R8: intent not known', lines: [sact3('2023-02-01', 'C50.9', '99', 'PACLITAXEL')] },
  { name: 'R8: a CDK4/6 inhibitor with curative intent', lines: [sact3('2023-02-01', 'C50.9', '01', 'ABEMACICLIB')] },
  { name: 'R8: zoledronate called palliative', lines: [sact3('2023-02-01', 'C50.9', '03', 'ZOLEDRONIC ACID')] },
  {
    name: 'R8: palliative chemotherapy for the lung cancer of somebody who had breast cancer',
    lines: [cosd.primary('2015-01-20', 'C50.9'), sact3('2023-02-01', 'C34.1', '02', 'CARBOPLATIN')],
  },
  {
    name: 'R8: the old letter P',
    lines: [sact3('2013-02-01', 'C50.9', 'P', 'VINORELBINE')],
    expect: { ...probable, first: '2013-02-01 (R8)', ...unclassified, vital: 'not-known', rules: 'R8' },
  },
  // R9
  {
    name: 'R9 alone is no case',
    lines: [radiotherapy('2023-08-09', 'C509', '01', 'Z66.3')],
    expect: { tier: 'none', ...unclassified, vital: 'alive', sites: 'bone', rules: 'R9' },
  },
  // R10
  {
    name: 'R10: signed off',
    lines: [mdt('03/04/2023', 'New mets', 'bones + liver', 'C50', 'Consultant')],
    expect: { ...definite, first: '2023-04-03 (R10)', ...unclassified, vital: 'alive', sites: 'bone liver', rules: 'R10' },
  },
  {
    name: 'R10: not signed off waits for somebody to look',
    lines: [mdt('03/04/2023', 'New mets', 'bones', 'C50', '')],
    expect: { ...possible, first: '2023-04-03 (R10)', ...unclassified, vital: 'alive', sites: 'bone', rules: 'R10' },
  },
  { name: 'R10: came back in the armpit', lines: [mdt('03/04/2023', 'Came back', 'armpit', 'C50', 'Consultant')] },
  // Pathways by 90, 120 and 180 days
  ...(
    [
      ['90 days after the diagnosis', '2023-01-01', '01/04/2023', 'de-novo', 'ddd'],
      ['91 days after', '2023-01-01', '02/04/2023', 'de-novo', 'rdd'],
      ['121 days after', '2023-01-01', '02/05/2023', 'de-novo', 'rrd'],
      ['180 days after', '2023-01-01', '30/06/2023', 'de-novo', 'rrd'],
      ['181 days after', '2023-01-01', '01/07/2023', 'recurrent', 'rrr'],
      ['the diagnosis is known to the year alone', '2023', '01/07/2023', 'unclassified', 'uuu'],
    ] as const
  ).map(
    ([name, primary, meeting, pathway, windows]): Case => ({
      name: `Pathway: ${name}`,
      lines: [cosd.primary(primary, 'C50.9'), mdt(meeting, 'New mets', '', 'C50', 'Consultant')],
      expect: {
        ...definite,
        first: `${meeting.split('/').toReversed().join('-')} (R10)`,
        pathway,
        windows,
        vital: 'alive',
        rules: 'R10',
      },
    }),
  ),
  {
    name: 'Pathway: M0 first, spread 60 days later',
    lines: [cosd.primary('2023-01-01', 'C50.9', { m: 'M0' }), mdt('02/03/2023', 'New mets', '', 'C50', 'Consultant')],
    expect: {
      ...definite,
      first: '2023-03-02 (R10)',
      pathway: 'early-progression',
      windows: 'eee',
      vital: 'alive',
      rules: 'R10',
    },
  },
  // R11 and deaths
  {
    name: 'R11: died of breast cancer in hospital, and nothing else',
    lines: [hes('2022-02-10', 'C509', { died: '2022-02-20' })],
    expect: { ...possible, ...unclassified, vital: 'dead 2022-02-20 (discharge)', rules: 'R11' },
  },
  {
    name: 'R11: by the cause of death in OMOP',
    lines: [omopPerson, omopDeath('2022-05-06', '4112853')],
    expect: { ...possible, ...unclassified, vital: 'dead 2022-05-06 (omop)', rules: 'R11' },
  },
  {
    name: 'A death in hospital goes before the date in COSD; both are shown to somebody',
    lines: [
      cosd.recurrence('2022-01-15', 'C50.9', '03 10'),
      cosd.death('2023-02-22'),
      hes('2023-02-10', 'J189', { died: '2023-02-20' }),
    ],
    expect: {
      ...definite,
      first: '2022-01-15 (R1)',
      ...cameBack,
      vital: 'dead 2023-02-20 (discharge)',
      sites: 'bone',
      rules: 'R1',
      conflicts: 'two-deaths',
    },
  },
  {
    name: 'Dead in HES, and COSD writes about the person a year later',
    lines: [hes('2022-02-10', 'C509 C795', { died: '2022-02-20' }), cosd.recurrence('2023-03-01', 'C50.9', '03 10')],
    expect: {
      ...definite,
      first: '2023-03-01 (R1)',
      pathway: 'recurrent',
      windows: 'uuu',
      vital: 'dead 2022-02-20 (discharge)',
      sites: 'bone',
      rules: 'R1 R7 R11',
      conflicts: 'death-before-evidence seen-after-death',
    },
  },
  {
    name: 'Dead without a date: no date is made up',
    lines: [fhirPatient({ deceasedBoolean: true }), fhirSecondary('315004001', { onset: '2021-02-03' })],
    expect: { ...definite, first: '2021-02-03 (R4)', ...unclassified, vital: 'dead (fhir)', sites: 'unknown', rules: 'R4' },
  },
  {
    name: 'SACT ends a regimen with death',
    lines: [sact4('2023-02-01', 'C50.9', 'ERIBULIN', { nonCurative: '2', end: '7' })],
    expect: { ...probable, first: '2023-02-01 (R8)', ...unclassified, vital: 'dead (sact)', rules: 'R8' },
  },
  {
    name: 'Last seen on 31 December 2022, a day more than 24 months before the day of the count',
    lines: [cosd.recurrence('2022-12-31', 'C50.9', '03 09')],
    expect: { ...definite, first: '2022-12-31 (R1)', ...cameBack, vital: 'not-known', sites: 'distant-nodes', rules: 'R1' },
  },
  {
    name: 'Last seen on 1 January 2023, the first day of the 24 months',
    lines: [cosd.recurrence('2023-01-01', 'C50.9', '03 11')],
    expect: { ...definite, first: '2023-01-01 (R1)', ...cameBack, vital: 'alive', sites: 'marrow', rules: 'R1' },
  },
  // Tied metastases in OMOP
  {
    name: 'R5: tied to a condition that is not in the extract, so nobody knows of which cancer it is',
    lines: [omopPerson, cosd.primary('2018-01-10', 'C50.9'), omopMeasurement('2023-07-08', '36769301', true)],
    expect: { ...possible, first: '2023-07-08 (R5)', ...recurrent, vital: 'alive', sites: 'bone', rules: 'R5' },
  },
  { name: 'Breast cancer, staged M0, and nothing else', lines: [cosd.primary('2023-01-01', 'C50.9', { m: 'M0' })] },
]
