import type { KnownColumn } from '../tabular/index.ts'

/**
 * The Systemic Anti-Cancer Therapy data set, version 3 (44 columns: the headers of the upload file) and version 4 (names of the data items in NHS England's SACT user guide v4.0.1, sections
 * “SACT – Regimen” and “Outcome”). The headers of a version 4 extract are not published as a list that we could read: its names are accepted in any spelling of the data item.
 */
export const sactColumns = {
  nhs: { names: ['NHS_Number'], carries: 'the NHS number' },
  trace: { names: ['NHS_Number_Status_Indicator_Code', 'NHS Number Status Indicator'] },
  local_id: { names: ['Local_Patient_Identifier', 'Local Patient Identifier (Extended)'] },
  family: { names: ['Person_Family_Name'] },
  given: { names: ['Person_Given_Name'] },
  birth: { names: ['Date_Of_Birth', 'Person_Birth_Date'], carries: 'the date of birth' },
  sex: { names: ['Person_Stated_Gender_Code', 'Person Gender', 'Sex'] },
  postcode: { names: ['Patient_Postcode', 'Postcode of Usual Address'] },
  provider: { names: ['Organisation_Identifier_Code_Of_Provider', 'Organisation_Code_Of_Provider'], carries: 'the hospital' },
  primary_code: {
    names: ['Primary_Diagnosis', 'Primary_Diagnosis_ICD', 'Primary Diagnosis (ICD)', 'Primary Diagnosis (ICD-10)'],
    isMark: true,
  },
  morphology: { names: ['Morphology_ICD_O', 'Morphology (ICD-O)', 'Morphology ICD-O-3'] },
  context: { names: ['Treatment_Context'] },
  adjunctive: { names: ['Adjunctive_Therapy'] },
  intent: { names: ['Intent_Of_Treatment'], carries: 'the intent, and so most of what the file can say about spread' },
  curative_line: { names: ['Curative_Line_Of_Treatment'] },
  non_curative_line: { names: ['Non_Curative_Line_Of_Treatment'] },
  regimen: { names: ['Regimen'], isMark: true },
  started: { names: ['Start_Date_Of_Regimen'], isMark: true },
  cycle_started: { names: ['Start_Date_Of_Cycle'] },
  drug: { names: ['Drug_Name'] },
  given_on: { names: ['Administration_Date'] },
  outcome: { names: ['End_Of_Regimen_Summary'] },
  outcome_curative: {
    names: [
      'Regimen_Outcome_Summary_Curative_Not_Completed_As_Planned_Reason',
      'Regimen Outcome Summary - Curative (Not Completed as Planned) Reason',
    ],
  },
  outcome_non_curative: { names: ['Regimen_Outcome_Summary_Non_Curative'] },
} as const satisfies Readonly<Record<string, KnownColumn>>

export type SactField = keyof typeof sactColumns
/** Only version 4 has these. */
export const fieldsOfVersion4: readonly SactField[] = ['context', 'curative_line', 'non_curative_line', 'outcome']
