import { type TreatmentFeed, treatmentReader } from '../treatments/index.ts'

/**
 * The Radiotherapy Data Set (RTDS, DAPB0111). Its headers differ between treatment systems and the national copy; both spellings that are met are here. Treatment region: P primary, R regional nodes, PR both,
 * A no one place, O prophylactic, M metastasis. Anatomical site: an OPCS-4 Z code, or words.
 */
export const radiotherapy: TreatmentFeed = {
  source: 'radiotherapy',
  format: 'Radiotherapy (RTDS)',
  kind: 'radiotherapy',
  columns: {
    nhs: { names: ['NHS_Number', 'NHSNo'], carries: 'the NHS number' },
    trace: { names: ['NHS_Number_Status_Indicator_Code', 'NHS Number Status Indicator', 'NHS Number Trace Status'] },
    local_id: { names: ['Local_Patient_Identifier', 'LocalPatientID', 'Pseudo_PatientID', 'PatientID'] },
    family: { names: ['Person_Family_Name', 'Surname'] },
    given: { names: ['Person_Given_Name', 'Forename'] },
    birth: { names: ['Person_Birth_Date', 'Date_Of_Birth', 'Birth_Date', 'DOB'] },
    sex: { names: ['Person_Stated_Gender_Code', 'Person_Gender_Code_Current', 'Sex', 'Gender'] },
    postcode: { names: ['Postcode_Of_Usual_Address', 'Patient_Postcode', 'Postcode'] },
    provider: {
      names: [
        'OrgCodeProvider',
        'Organisation_Identifier_Code_Of_Provider',
        'Organisation_Code_Code_Of_Provider',
        'Organisation_Code_Of_Provider',
        'Provider_Code',
      ],
    },
    primary_code: {
      names: ['RadiotherapyDiagnosisICD', 'Radiotherapy_Diagnosis_ICD', 'Primary_Diagnosis_ICD', 'Primary_Diagnosis'],
      carries: 'the tumour that is treated',
    },
    started: {
      names: [
        'TreatmentStartDate',
        'Treatment_Start_Date_Radiotherapy_Treatment_Episode',
        'Radiotherapy_Treatment_Start_Date',
        'Start_Date_Of_Treatment',
        'Treatment_Start_Date_Cancer',
        'Treatment_Start_Date',
        'ApptDate',
      ],
      isMark: true,
    },
    attended: { names: ['ApptDate', 'Appointment_Date', 'Attendance_Date', 'ProcedureDate', 'Procedure_Date'] },
    intent: {
      names: ['RadiotherapyIntent', 'Radiotherapy_Treatment_Intent', 'Cancer_Treatment_Intent', 'Treatment_Intent'],
      carries: 'whether the treatment is palliative',
    },
    region: { names: ['RTTreatmentRegion', 'Radiotherapy_Treatment_Region', 'Treatment_Region'] },
    site: {
      names: [
        'RTTreatmentAnatomicalSite',
        'Radiotherapy_Anatomical_Treatment_Site',
        'Anatomical_Treatment_Site_Radiotherapy',
        'Anatomical_Treatment_Site',
        'Treatment_Site',
      ],
      carries: 'what part of the body is treated',
    },
    episode: { names: ['RadiotherapyEpisodeID', 'Radiotherapy_Episode_Identifier'] },
  },
  alsoOneOf: ['intent', 'region', 'site'],
  versionOf: () => undefined,
  sameTreatment: ['primary_code', 'started_on', 'intent', 'region', 'site', 'episode'],
  dates: ['started', 'attended'],
  codes: [
    { role: 'primary', system: `'icd10'`, code: 'coalesce(icd(primary_code), upper(primary_code))' },
    {
      role: 'treatment-site',
      system: `CASE WHEN regexp_full_match(upper(site), 'Z[0-9]{2}[.]?[0-9]?') THEN 'opcs4' ELSE 'text' END`,
      code: `CASE WHEN regexp_full_match(upper(site), 'Z[0-9]{2}[.]?[0-9]?') THEN replace(upper(site), '.', '') ELSE site END`,
    },
    { role: 'treatment-site', system: `'rtds'`, code: 'upper(region)' },
    { role: 'intent', system: `'rtds'`, code: 'intent' },
  ],
}

export const radiotherapyReader = treatmentReader(radiotherapy)
