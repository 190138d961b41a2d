import { britishOf, dayOf, isoOf } from '../calendar.ts'
import type { SactEntry, Written } from '../entries.ts'
import type { Output } from './output.ts'
import { type Cell, csvOf, dotted } from './text.ts'

export type SactWritten = Extract<Written, { feed: 'sact' }>
export type RadiotherapyWritten = Extract<Written, { feed: 'radiotherapy' }>

/** The 44 columns of SACT 3. */
const three = [
  'NHS_Number',
  'Local_Patient_Identifier',
  'NHS_Number_Status_Indicator_Code',
  'Person_Family_Name',
  'Person_Given_Name',
  'Date_Of_Birth',
  'Person_Stated_Gender_Code',
  'Patient_Postcode',
  'Consultant_GMC_Code',
  'Consultant_Specialty_Code',
  'Organisation_Identifier_Code_Of_Provider',
  'Primary_Diagnosis',
  'Morphology_ICD_O',
  'Diagnosis_Code_SNOMED_CT',
  'Adjunctive_Therapy',
  'Intent_Of_Treatment',
  'Regimen',
  'Height_At_Start_Of_Regimen',
  'Weight_At_Start_Of_Regimen',
  'Performance_Status_At_Start_Of_Regimen_Adult',
  'Comorbidity_Adjustment',
  'Date_Decision_To_Treat',
  'Start_Date_Of_Regimen',
  'Clinical_Trial',
  'Cycle_Number',
  'Start_Date_Of_Cycle',
  'Weight_At_Start_Of_Cycle',
  'Performance_Status_At_Start_Of_Cycle_Adult',
  'Drug_Name',
  'DM_D',
  'Actual_Dose_Per_Administration',
  'Administration_Measurement_Per_Actual_Dose',
  'Other_Administration_Measurement_Per_Actual_Dose',
  'Unit_Of_Measurement_SNOMED_CT_DM_D',
  'SACT_Administration_Route',
  'Route_Of_Administration_SNOMED_CT_DM_D',
  'Administration_Date',
  'Organisation_Identifier_Of_SACT_Administration',
  'Regimen_Modification_Dose_Reduction',
  'Regimen_Outcome_Summary_Curative_Completed_As_Planned',
  'Regimen_Outcome_Summary_Curative_Not_Completed_As_Planned_Reason',
  'Other_Regimen_Outcome_Summary_Curative_Not_Completed_As_Planned_Reason',
  'Regimen_Outcome_Summary_Non_Curative',
  'Regimen_Outcome_Summary_Toxicity',
] as const
const four = [
  'NHS_Number',
  'Local_Patient_Identifier',
  'NHS_Number_Status_Indicator_Code',
  'Person_Family_Name',
  'Person_Given_Name',
  'Date_Of_Birth',
  'Person_Stated_Gender_Code',
  'Patient_Postcode',
  'Organisation_Identifier_Code_Of_Provider',
  'Primary_Diagnosis',
  'Treatment_Context',
  'Intent_Of_Treatment',
  'Curative_Line_Of_Treatment',
  'Non_Curative_Line_Of_Treatment',
  'Regimen',
  'Date_Decision_To_Treat',
  'Start_Date_Of_Regimen',
  'Cycle_Number',
  'Start_Date_Of_Cycle',
  'Drug_Name',
  'Administration_Date',
  'End_Of_Regimen_Summary',
] as const

/** SACT as CSV, a year a file: version 3 before the hospital changed its systems, 4 afterwards. */
export function writeSact(entries: readonly SactWritten[], output: Output): void {
  const both = output.formats.includes('sact-3') && output.formats.includes('sact-4')
  const change = dayOf(output.preset.migratedOn ?? '2024-04-01')
  const isThree = ({ day }: SactWritten) => (both ? day < change : output.formats.includes('sact-3'))
  writeYears(entries.filter(isThree), output, { name: 'sact/SACT_v3', header: three, rowOf: rowOfThree })
  writeYears(
    entries.filter(entry => !isThree(entry)),
    output,
    { name: 'sact/SACT_v4', header: four, rowOf: rowOfFour },
  )
}

const threeIntents: Readonly<Record<SactEntry['intent'], readonly string[]>> = {
  curative: ['01'],
  palliative: ['02', '03', '04', '05'],
  'not-known': ['99'],
}

function rowOfThree({ body, identity, person }: SactWritten, output: Output): Record<string, Cell> {
  const intents = threeIntents[body.intent]
  return {
    ...who(identity, output),
    Primary_Diagnosis: dotted(body.icd),
    Adjunctive_Therapy: { neoadjuvant: '2', adjuvant: '1', alone: '3' }[body.context],
    Intent_Of_Treatment: intents[Number(person.id.slice(1)) % intents.length],
    Regimen: body.regimen,
    Performance_Status_At_Start_Of_Regimen_Adult: '1',
    Date_Decision_To_Treat: isoOf(body.start - 7),
    Start_Date_Of_Regimen: isoOf(body.start),
    Clinical_Trial: '02',
    Cycle_Number: body.cycle,
    Start_Date_Of_Cycle: isoOf(body.given),
    Drug_Name: body.drug,
    Administration_Date: isoOf(body.given),
    Organisation_Identifier_Of_SACT_Administration: output.preset.provider,
  }
}

/** In version 4 the intent has two codes, and the line says the same once more: curative or not. */
function rowOfFour({ body, identity }: SactWritten, output: Output): Record<string, Cell> {
  return {
    ...who(identity, output),
    Primary_Diagnosis: dotted(body.icd),
    Treatment_Context: { neoadjuvant: '01', adjuvant: '02', alone: '03' }[body.context],
    Intent_Of_Treatment: { curative: '06', palliative: '07', 'not-known': '' }[body.intent],
    Curative_Line_Of_Treatment: body.intent === 'curative' ? body.line : undefined,
    Non_Curative_Line_Of_Treatment: body.intent === 'palliative' ? body.line : undefined,
    Regimen: body.regimen,
    Date_Decision_To_Treat: isoOf(body.start - 7),
    Start_Date_Of_Regimen: isoOf(body.start),
    Cycle_Number: body.cycle,
    Start_Date_Of_Cycle: isoOf(body.given),
    Drug_Name: body.drug,
    Administration_Date: isoOf(body.given),
    End_Of_Regimen_Summary: body.endsInDeath ? '7' : body.cycle === 3 ? '1' : undefined,
  }
}

const who = (identity: Written['identity'], { preset }: Output): Record<string, Cell> => ({
  NHS_Number: identity.nhsNumber,
  Local_Patient_Identifier: identity.localId,
  NHS_Number_Status_Indicator_Code: identity.nhsNumber === undefined ? '03' : '01',
  Person_Family_Name: identity.family,
  Person_Given_Name: identity.given,
  Date_Of_Birth: identity.birth,
  Person_Stated_Gender_Code: identity.sex,
  Patient_Postcode: identity.postcode,
  Organisation_Identifier_Code_Of_Provider: preset.provider,
})

const radiotherapyHeader = [
  'NHSNUMBER',
  'LOCALPATIENTID',
  'BIRTHDATE',
  'SEX',
  'POSTCODE',
  'ORGCODEPROVIDER',
  'RADIOTHERAPYEPISODEID',
  'RADIOTHERAPYDIAGNOSISICD',
  'RADIOTHERAPYINTENT',
  'TREATMENTSTARTDATE',
  'RTTREATMENTREGION',
  'RTTREATMENTANATOMICALSITE',
  'RTPRESCRIBEDDOSE',
  'PRESCRIBEDFRACTIONS',
] as const

/** Radiotherapy as CSV, with British dates. Intent 1 palliative, 2 against the cancer; region M is a metastasis. */
export function writeRadiotherapy(entries: readonly RadiotherapyWritten[], output: Output): void {
  let episode = 0
  writeYears(entries, output, {
    name: 'radiotherapy/RTDS',
    header: radiotherapyHeader,
    rowOf: ({ body, identity }) => {
      episode += 1
      return {
        NHSNUMBER: identity.nhsNumber,
        LOCALPATIENTID: identity.localId,
        BIRTHDATE: identity.birth?.split('-').reverse().join('/'),
        SEX: identity.sex,
        POSTCODE: identity.postcode,
        ORGCODEPROVIDER: output.preset.provider,
        RADIOTHERAPYEPISODEID: 700_000 + episode,
        RADIOTHERAPYDIAGNOSISICD: body.icd,
        RADIOTHERAPYINTENT: body.intent,
        TREATMENTSTARTDATE: britishOf(body.start),
        RTTREATMENTREGION: body.region,
        RTTREATMENTANATOMICALSITE: body.site,
        RTPRESCRIBEDDOSE: body.dose,
        PRESCRIBEDFRACTIONS: body.fractions,
      }
    },
  })
}

type Years<Item> = { name: string; header: readonly string[]; rowOf: (entry: Item, output: Output) => Record<string, Cell> }

function writeYears<Item extends Written>(entries: readonly Item[], output: Output, { name, header, rowOf }: Years<Item>): void {
  const years = Map.groupBy(entries, ({ day }) => isoOf(day).slice(0, 4))
  for (const [year, found] of [...years].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = `${name}_${year}.csv`
    const rows = found.map(entry => {
      const row = rowOf(entry, output)
      return header.map(column => row[column])
    })
    output.put(path, csvOf(header, rows, '\r\n'))
    for (const [at, { person }] of found.entries()) output.tell(path, at + 2, person.id)
  }
}
