// Long because: each format has its few lines here, side by side.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whom a line is about: an NHS number with a right check digit, in the range that is never issued (999 …), and what else the feeds carry. */
export type Who = { nhs: string; local: string; birth: string; sex: string; provider: string }
/** A line of one of the files below, for whoever it is about. */
export type Line = (who: Who) => { file: keyof typeof files; text: string }

/** The number of the n-th invented person. Every eleventh number has no check digit and is left out, as in life. */
export function nhsNumber(n: number): string {
  const nine = `999${String(100_000 + n * 7).padStart(6, '0')}`
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? nhsNumber(n + 10_000) : `${nine}${check}`
}

const names = 'http://www.datadictionary.nhs.uk/messages'
const diagnoses = Array.from({ length: 20 }, (_, at) => `DIAG_4_${String(at + 1).padStart(2, '0')}`)
const files = {
  'cosd-9.xml': xml('9-0-1'),
  'cosd-8.xml': xml('8-1'),
  'hes.csv': table(
    `PSEUDO_HESID,NEWNHSNO,EPIKEY,EPISTART,EPIEND,ADMIDATE,DISDATE,DISMETH,${diagnoses.join(',')},SEX,MYDOB,PROCODE3`,
  ),
  'sus.csv': table(
    'NHSNumber,LocalPatientIdentifier,DateofBirth,Sex,OrganisationCodeCodeOfProvider,HospitalProviderSpellNumber,StartDateHospitalProviderSpell,StartDateConsultantEpisode,EndDateConsultantEpisode,DischargeMethodHospitalProviderSpell,PrimaryDiagnosisICD,SecondaryDiagnosisICD1',
  ),
  'sact-3.csv': table(
    'NHS_Number,Local_Patient_Identifier,Date_Of_Birth,Person_Stated_Gender_Code,Organisation_Identifier_Code_Of_Provider,Primary_Diagnosis,Intent_Of_Treatment,Regimen,Start_Date_Of_Regimen,Drug_Name,Administration_Date',
  ),
  'sact-4.csv': table(
    'NHS_Number,Local_Patient_Identifier,Date_Of_Birth,Person_Stated_Gender_Code,Organisation_Identifier_Code_Of_Provider,Primary_Diagnosis,Treatment_Context,Intent_Of_Treatment,Curative_Line_Of_Treatment,Non_Curative_Line_Of_Treatment,Regimen,Start_Date_Of_Regimen,Drug_Name,Administration_Date,End_Of_Regimen_Summary',
  ),
  'radiotherapy.csv': table(
    'NHS_Number,Local_Patient_Identifier,Person_Birth_Date,Radiotherapy_Diagnosis_ICD,Treatment_Start_Date,Radiotherapy_Treatment_Intent,Anatomical_Treatment_Site',
  ),
  'fhir.ndjson': (lines: readonly string[]) => `${lines.join('\n')}\n`,
  'omop/condition_occurrence.csv': table('condition_occurrence_id,person_id,condition_concept_id,condition_start_date'),
  'omop/measurement.csv': table(
    'measurement_id,person_id,measurement_concept_id,measurement_date,measurement_event_id,meas_event_field_concept_id',
  ),
  'omop/person.csv': table('person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,person_source_value'),
  'omop/death.csv': table('person_id,death_date,cause_concept_id'),
  'mdt.csv': table('NHS No,Hosp No,DOB,MDT date,Outcome,Where,Diagnosis,Signed by'),
} as const

/** What the columns of mdt.csv mean. */
export const mdtMap = `
kind: mdt
name: Breast meeting
columns: {nhs_number: NHS No, hospital_number: Hosp No, birth_date: DOB, date: MDT date, statement: Outcome, site: Where, primary: Diagnosis, signed_off: Signed by}
date_order: day-first
site_separator: '+'
values:
  statement: {New mets: metastatic, Came back: recurrence, Not spread: not-metastatic, (blank): ignore}
  site: {bones: bone, liver: liver, armpit: regional-nodes, (blank): ignore}
  signed_off: {'*': signed-off, '(blank)': not-signed-off}
`

function xml(version: string) {
  return (records: readonly string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<COSD:COSD xmlns:COSD="${names}/COSD-v${version}">\n${records.join('\n')}\n</COSD:COSD>\n`
}

function table(header: string) {
  return (lines: readonly string[]) => `${[header, ...lines].join('\r\n')}\r\n`
}

/** Writes the lines of all people into their files. `backwards` writes every file's lines in the other order. */
export function writeExtracts(folder: string, people: readonly (readonly [Who, readonly Line[]])[], backwards = false): void {
  const lines = people.flatMap(([who, each]) => each.map(line => line(who)))
  for (const [file, write] of Object.entries(files)) {
    const texts = lines.filter(line => line.file === file).map(({ text }) => text)
    if (texts.length === 0) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), write(backwards ? texts.toReversed() : texts))
  }
}

const coded = (name: string, code: string): string => `<${name} code="${code}"/>`
const met = (what: string, [type, site]: readonly [string, string]): string =>
  `<MetastaticTypeAndSite${what}>${type === '' ? '' : coded('MetastaticType', type)}${site === '' ? '' : coded('MetastaticSite', site)}</MetastaticTypeAndSite${what}>`
/** Type and site, written `03 10`; `03` is a type alone, `- 10` a site alone. */
const typeAndSite = (text: string): [string, string] => {
  const [type = '', site = ''] = text.split(' ')
  return [type === '-' ? '' : type, site]
}

const cosd9 =
  (inside: string): Line =>
  who => ({
    file: 'cosd-9.xml',
    text: `<Breast><LinkagePatientId><NhsNumber extension="${who.nhs}"/><LocalPatientIdentifier extension="${who.local}"/><PersonBirthDate>${who.birth}</PersonBirthDate><OrganisationIdentifierCodeOfProvider extension="${who.provider}"/></LinkagePatientId><Demographics>${coded('PersonStatedGenderCode', who.sex)}</Demographics>${inside}</Breast>`,
  })

export const cosd = {
  primary: (
    date: string,
    icd: string,
    more: { m?: string; stage?: string; stageDate?: string; spread?: readonly string[] } = {},
  ): Line =>
    cosd9(
      `<PrimaryPathway><LinkageDiagnosticDetails>${coded('PrimaryDiagnosisIcd', icd)}<DateOfPrimaryDiagnosisClinicallyAgreed>${date}</DateOfPrimaryDiagnosisClinicallyAgreed></LinkageDiagnosticDetails><Diagnosis>${(more.spread ?? []).map(text => met('Diagnosis', typeAndSite(text))).join('')}</Diagnosis><Staging>${more.m === undefined ? '' : coded('MCategoryFinalPretreatment', more.m)}${more.stage === undefined ? '' : coded('TnmStageGroupingFinalPretreatment', more.stage)}${more.stageDate === undefined ? '' : `<StageDateFinalPretreatmentStage>${more.stageDate}</StageDateFinalPretreatmentStage>`}</Staging></PrimaryPathway>`,
    ),
  recurrence: (date: string, original: string, ...spread: readonly string[]): Line =>
    cosd9(
      `<NonPrimaryPathway><DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>${date}</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed><Recurrence>${coded('OriginalPrimaryDiagnosisIcd', original)}${spread.map(text => met('Recurrence', typeAndSite(text))).join('')}</Recurrence></NonPrimaryPathway>`,
    ),
  progression: (date: string, icd: string, ...spread: readonly string[]): Line =>
    cosd9(
      `<NonPrimaryPathway><DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>${date}</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed><Progression>${coded('ProgressionIcd', icd)}${spread.map(text => met('Progression', typeAndSite(text))).join('')}</Progression></NonPrimaryPathway>`,
    ),
  death: (date: string): Line => cosd9(`<Death><PersonDeathDate>${date}</PersonDeathDate></Death>`),
}

const cosd8 =
  (details: string, inside: string): Line =>
  who => ({
    file: 'cosd-8.xml',
    text: `<COSDRecord><Breast><BreastCore><BreastCoreLinkagePatientId><NHSNumber extension="${who.nhs}"/><LocalPatientIdExtended extension="${who.local}"/><Birthdate>${who.birth}</Birthdate><OrganisationIdentifierCodeOfProvider extension="${who.provider}"/></BreastCoreLinkagePatientId><BreastCoreLinkageDiagnosticDetails>${details}</BreastCoreLinkageDiagnosticDetails>${inside}</BreastCore></Breast></COSDRecord>`,
  })

export const cosdOld = {
  primary: (date: string, icd: string, stage: string, stageDate: string): Line =>
    cosd8(
      `${coded('PrimaryDiagnosis', icd)}<ClinicalDateCancerDiagnosis>${date}</ClinicalDateCancerDiagnosis>`,
      `<BreastCoreStaging>${coded('IntegratedStageTNMStageGrouping', stage)}<IntegratedStageTNMStageGroupingDate>${stageDate}</IntegratedStageTNMStageGroupingDate></BreastCoreStaging>`,
    ),
  progression: (date: string, icd: string, site: string): Line =>
    cosd8(
      `<DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>${date}</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>`,
      `<BreastCoreNonPrimaryCancerPathwayRoute>${coded('CancerProgressionICD', icd)}${coded('MetastaticSite', site)}</BreastCoreNonPrimaryCancerPathwayRoute>`,
    ),
}

/** An episode of three days in a stay that begins with it, unless `admitted` says otherwise. died: it ended with the stay, by death. */
export const hes =
  (from: string, codes: string, more: { to?: string; admitted?: string; died?: string } = {}): Line =>
  who => {
    const cells = Array.from({ length: 20 }, (_, at) => codes.split(' ')[at] ?? '')
    const left = more.died ?? more.to ?? from
    return {
      file: 'hes.csv',
      text: `H${who.local},${who.nhs},K${who.local}${from},${from},${left},${more.admitted ?? from},${left},${more.died === undefined ? '1' : '4'},${cells.join(',')},${who.sex},${who.birth.slice(5, 7)}${who.birth.slice(0, 4)},${who.provider}`,
    }
  }

export const sus =
  (from: string, main: string, second = '', more: { spell?: string; died?: string } = {}): Line =>
  who => ({
    file: 'sus.csv',
    text: `${who.nhs},${who.local},${who.birth},${who.sex},${who.provider},${more.spell ?? `S${who.local}${from}`},${from},${from},${more.died ?? from},${more.died === undefined ? '1' : '4'},${main},${second}`,
  })

export const sact3 =
  (start: string, icd: string, intent: string, regimen: string): Line =>
  who => ({
    file: 'sact-3.csv',
    text: `${who.nhs},${who.local},${who.birth},${who.sex},${who.provider},${icd},${intent},${regimen},${start},${regimen},${start}`,
  })

export const sact4 =
  (
    start: string,
    icd: string,
    regimen: string,
    more: { intent?: string; curative?: string; nonCurative?: string; end?: string },
  ): Line =>
  who => ({
    file: 'sact-4.csv',
    text: `${who.nhs},${who.local},${who.birth},${who.sex},${who.provider},${icd},,${more.intent ?? ''},${more.curative ?? ''},${more.nonCurative ?? ''},${regimen},${start},${regimen},${start},${more.end ?? ''}`,
  })

export const radiotherapy =
  (start: string, icd: string, intent: string, site: string): Line =>
  who => ({ file: 'radiotherapy.csv', text: `${who.nhs},${who.local},${who.birth},${icd},${start},${intent},${site}` })

/** day/month/year */
export const mdt =
  (date: string, outcome: string, where: string, icd: string, signedBy: string): Line =>
  who => ({
    file: 'mdt.csv',
    text: `${who.nhs},${who.local},${who.birth.split('-').toReversed().join('/')},${date},${outcome},${where},${icd},${signedBy}`,
  })

const fhir =
  (resource: (id: string) => object): Line =>
  who => ({ file: 'fhir.ndjson', text: JSON.stringify(resource(`p${who.local}`)) })
const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const mcode = 'http://hl7.org/fhir/us/mcode/StructureDefinition/'

export const fhirPatient =
  (more: object = {}): Line =>
  who =>
    fhir(id => ({
      resourceType: 'Patient',
      id,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: who.nhs }],
      gender: who.sex === '1' ? 'male' : 'female',
      birthDate: who.birth,
      ...more,
    }))(who)
/** A cancer; `display`: what the system calls the code; `isProfiled`: by mCODE it is a primary. */
export const fhirPrimary = (code: string, onset: string, more: { display?: string; isProfiled?: boolean } = {}): Line =>
  fhir(id => ({
    resourceType: 'Condition',
    id: `${id}-primary`,
    subject: { reference: `Patient/${id}` },
    code: { coding: [{ system: 'http://snomed.info/sct', code, display: more.display }] },
    onsetDateTime: onset,
    ...(more.isProfiled === true ? { meta: { profile: [`${mcode}mcode-primary-cancer-condition`] } } : {}),
  }))
/** A secondary cancer; `isLinked`: to the primary of the same person. */
export const fhirSecondary = (
  code: string,
  more: { onset?: string; recorded?: string; isLinked?: boolean; verification?: string } = {},
): Line =>
  fhir(id => ({
    resourceType: 'Condition',
    id: `${id}-secondary`,
    subject: { reference: `Patient/${id}` },
    code: snomed(code),
    onsetDateTime: more.onset,
    recordedDate: more.recorded,
    ...(more.verification === undefined ? {} : { verificationStatus: { coding: [{ code: more.verification }] } }),
    ...(more.isLinked === true
      ? {
          meta: { profile: [`${mcode}mcode-secondary-cancer-condition`] },
          extension: [
            {
              url: `${mcode}mcode-related-primary-cancer-condition`,
              valueReference: { reference: `Condition/${id}-primary` },
            },
          ],
        }
      : {}),
  }))

export const omopPerson: Line = who => ({
  file: 'omop/person.csv',
  text: `${who.local},${who.sex === '1' ? 8507 : 8532},${who.birth.replaceAll('-', ',')},${who.nhs}`,
})
export const omopCondition =
  (date: string, concept: string): Line =>
  who => ({ file: 'omop/condition_occurrence.csv', text: `${who.local},${who.local},${concept},${date}` })
/** `isTied`: to the condition of the same person. */
export const omopMeasurement =
  (date: string, concept: string, isTied = false): Line =>
  who => ({
    file: 'omop/measurement.csv',
    text: `${who.local},${who.local},${concept},${date},${isTied ? `${who.local},1147127` : ','}`,
  })
export const omopDeath =
  (date: string, cause = ''): Line =>
  who => ({ file: 'omop/death.csv', text: `${who.local},${date},${cause}` })
