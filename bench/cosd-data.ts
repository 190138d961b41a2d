// Long because: two versions of COSD are written out whole, so that they can be compared with the format by eye.
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** What must come out of reading the files of writeCosd(), known from the plan of the people, not from the files. */
export type CosdTruth = {
  readonly folder: string
  readonly files: readonly string[]
  readonly bytes: number
  readonly records: number
  readonly people: number
  readonly primaries: number
  readonly recurrences: number
  readonly progressions: number
  readonly deaths: number
  /** Codes of a metastatic site, whatever they say. */
  readonly sites: number
}

/**
 * Writes a folder of COSD: months of 8.1, months of 9.0.1 and single-record files of 9.0.1. Of ten people eight have a first diagnosis (one of them of the lung,
 * one with spread), one a recurrence, one a progression. `bytes` is reached by a few kilobytes.
 *
 *     const truth = writeCosd('/tmp/cosd', { bytes: 200_000_000 })
 */
export function writeCosd(folder: string, plan: { bytes: number; months?: number; singles?: number }): CosdTruth {
  const { months = 24, singles = 400 } = plan
  mkdirSync(folder, { recursive: true })
  const people = numbered()
  const files: string[] = []
  const count = { records: 0, primaries: 0, recurrences: 0, progressions: 0, deaths: 0, sites: 0, bytes: 0 }
  const next = (version: 8 | 9): string => {
    const person = people()
    const says = plot(person.number)
    count.records += 1
    count.primaries += says.kind === 'primary' ? 1 : 0
    count.recurrences += says.kind === 'recurrence' ? 1 : 0
    count.progressions += says.kind === 'progression' ? 1 : 0
    count.deaths += says.died === undefined ? 0 : 1
    count.sites += says.sites.length
    return version === 9 ? record9(person, says) : record8(person, says)
  }
  const write = (name: string, version: 8 | 9, bytes: number): void => {
    const file = join(folder, name)
    writeFile(file, version, bytes, () => next(version))
    count.bytes += statSync(file).size
    files.push(file)
  }
  for (let number = 0; number < singles; number += 1) write(`single-${String(number).padStart(4, '0')}.xml`, 9, 0)
  const each = (plan.bytes - count.bytes) / months
  for (let month = 0; month < months; month += 1) {
    write(`month-${String(month + 1).padStart(2, '0')}.xml`, month % 2 === 0 ? 9 : 8, each)
  }
  return { folder, files, people: count.records, ...count }
}

type Person = { number: number; nhs: string; birth: string }
type Plot = {
  kind: 'primary' | 'recurrence' | 'progression'
  diagnosis: 'C50.4' | 'C34.1'
  date: string
  sites: readonly string[]
  m: 'M0' | 'M1'
  died: string | undefined
}

/** People with NHS numbers that pass the check; the numbers begin with 9, which is kept for tests and never given to a person. */
function numbered(): () => Person {
  let tried = 0
  let number = 0
  return () => {
    for (;;) {
      const digits = String(900_000_000 + tried)
      tried += 1
      const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
      const check = (11 - (sum % 11)) % 11
      if (check === 10 || /^9+$/.test(digits)) continue
      number += 1
      return { number, nhs: `${digits}${check}`, birth: day(1930 + (number % 50), number) }
    }
  }
}

const two = (number: number): string => String(number).padStart(2, '0')
const day = (year: number, number: number): string => `${year}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`

function plot(number: number): Plot {
  const turn = number % 10
  const date = day(2018 + (number % 6), number * 7)
  const died = number % 13 === 0 ? day(2025, number) : undefined
  const common = { date, died, diagnosis: turn === 7 ? 'C34.1' : 'C50.4' } as const
  if (turn === 8) return { ...common, kind: 'recurrence', sites: number % 20 === 8 ? ['10', '03'] : ['10'], m: 'M0' }
  if (turn === 9) return { ...common, kind: 'progression', sites: ['02'], m: 'M0' }
  return { ...common, kind: 'primary', sites: turn === 0 ? ['03'] : [], m: turn === 0 ? 'M1' : 'M0' }
}

function writeFile(file: string, version: 8 | 9, bytes: number, next: () => string): void {
  const records: string[] = []
  const handle = openSync(file, 'w')
  const namespace = `http://www.datadictionary.nhs.uk/messages/COSD-v${version === 9 ? '9-0-1' : '8-1'}`
  try {
    writeSync(handle, `<?xml version="1.0" encoding="UTF-8"?>\n<COSD:COSD xmlns:COSD="${namespace}">\n`)
    writeSync(handle, '  <OrganisationIdentifierCodeOfSubmittingOrganisation extension="EX1"/>\n')
    let written = 0
    do {
      const record = next()
      records.push(record)
      written += record.length
      if (records.length === 500) writeSync(handle, records.splice(0).join(''))
    } while (written < bytes)
    writeSync(handle, `${records.join('')}</COSD:COSD>\n`)
  } finally {
    closeSync(handle)
  }
}

const record9 = ({ number, nhs, birth }: Person, { kind, diagnosis, date, sites, m, died }: Plot): string => {
  const spread = (name: string): string =>
    sites
      .map(
        site =>
          `        <MetastaticTypeAndSite${name}>\n          <MetastaticType code="03"/>\n          <MetastaticSite code="${site}"/>\n        </MetastaticTypeAndSite${name}>\n`,
      )
      .join('')
  const pathway =
    kind === 'primary'
      ? `    <PrimaryPathway>
      <LinkageDiagnosticDetails>
        <PrimaryDiagnosisIcd code="${diagnosis}"/>
        <TumourLaterality code="L"/>
        <DateOfPrimaryDiagnosisClinicallyAgreed>${date}</DateOfPrimaryDiagnosisClinicallyAgreed>
      </LinkageDiagnosticDetails>
      <ReferralAndFirstStageOfPatientPathway>
        <SourceOfReferralForOutPatients code="03"/>
        <DateFirstSeen>${date}</DateFirstSeen>
        <ReferralToTreatmentPeriodStartDate>${date}</ReferralToTreatmentPeriodStartDate>
      </ReferralAndFirstStageOfPatientPathway>
      <Imaging>
        <CancerImagingModality code="C02X"/>
        <ProcedureDateCancerImaging>${date}</ProcedureDateCancerImaging>
      </Imaging>
      <Diagnosis>
        <MorphologyIcd-o-3 code="8500/3"/>
        <TopographyIcd-o-3 code="${diagnosis}"/>
        <BasisOfDiagnosisCancer code="7"/>
        <GradeOfDifferentiationAtDiagnosis code="G2"/>
${spread('Diagnosis')}      </Diagnosis>
      <Staging>
        <StageDateFinalPretreatmentStage>${date}</StageDateFinalPretreatmentStage>
        <TCategoryFinalPretreatment>T2</TCategoryFinalPretreatment>
        <NCategoryFinalPretreatment>N1</NCategoryFinalPretreatment>
        <MCategoryFinalPretreatment>${m}</MCategoryFinalPretreatment>
        <TnmStageGroupingFinalPretreatment>${m === 'M1' ? '4' : '2B'}</TnmStageGroupingFinalPretreatment>
      </Staging>
    </PrimaryPathway>
`
      : `    <NonPrimaryPathway>
      <DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>${date}</DateOfNonPrimaryCancerDiagnosisClinicallyAgreed>
      <${kind === 'recurrence' ? 'Recurrence' : 'Progression'}>
        <${kind === 'recurrence' ? 'OriginalPrimaryDiagnosisIcd' : 'ProgressionIcd'} code="${diagnosis}"/>
${spread(kind === 'recurrence' ? 'Recurrence' : 'Progression')}      </${kind === 'recurrence' ? 'Recurrence' : 'Progression'}>
    </NonPrimaryPathway>
`
  return `  <${diagnosis === 'C50.4' ? 'Breast' : 'Lung'}Record>
    <Id root="${idOf(number)}"/>
    <LinkagePatientId>
      <NhsNumber extension="${nhs}"/>
      <LocalPatientIdentifier>L${number}</LocalPatientIdentifier>
      <NhsNumberStatusIndicatorCode code="01"/>
      <PersonBirthDate>${birth}</PersonBirthDate>
      <OrganisationIdentifierCodeOfProvider extension="EX1"/>
    </LinkagePatientId>
    <Demographics>
      <PersonFamilyName>Example</PersonFamilyName>
      <PersonGivenName>Person</PersonGivenName>
      <Address>
        <StructuredAddress>
          <StreetAddressLine><![CDATA[1 Example Street]]></StreetAddressLine>
          <StreetAddressLine><![CDATA[Example Town]]></StreetAddressLine>
        </StructuredAddress>
      </Address>
      <PostcodeOfUsualAddressAtDiagnosis>ZZ99 3WZ</PostcodeOfUsualAddressAtDiagnosis>
      <PersonStatedGenderCode code="2"/>
      <EthnicCategory code="Z"/>
${died === undefined ? '' : `      <PersonDeathDate>${died}</PersonDeathDate>\n`}    </Demographics>
${pathway}    <CancerCarePlan>
      <MultidisciplinaryTeamDiscussionIndicator code="Y"/>
      <MultidisciplinaryTeamDiscussionDateCancer>${date}</MultidisciplinaryTeamDiscussionDateCancer>
      <CancerCarePlanIntent code="Z"/>
    </CancerCarePlan>
    <Treatment>
      <TreatmentStartDateCancer>${date}</TreatmentStartDateCancer>
      <CancerTreatmentModality code="02"/>
      <Surgery>
        <ProcedureDate>${date}</ProcedureDate>
        <PrimaryProcedureOpcs code="B27.4"/>
      </Surgery>
    </Treatment>
  </${diagnosis === 'C50.4' ? 'Breast' : 'Lung'}Record>
`
}

const record8 = ({ number, nhs, birth }: Person, { kind, diagnosis, date, sites, m, died }: Plot): string => {
  const site = diagnosis === 'C50.4' ? 'Breast' : 'Lung'
  const core = `${site}Core`
  const spread = sites.map(code => `          <MetastaticSite code="${code}"/>\n`).join('')
  const isPrimary = kind === 'primary'
  return `  <COSDRecord>
    <Id root="${idOf(number)}"/>
    <${site}>
      <${core}>
        <${core}LinkagePatientId>
          <NHSNumber extension="${nhs}"/>
          <LocalPatientIdExtended>L${number}</LocalPatientIdExtended>
          <NHSNumberStatusIndicator code="01"/>
          <Birthdate>${birth}</Birthdate>
          <OrganisationIdentifierCodeOfProvider extension="EX1"/>
        </${core}LinkagePatientId>
        <${core}LinkageDiagnosticDetails>
          <PrimaryDiagnosis code="${diagnosis}"/>
          <TumourLaterality code="L"/>
          <${isPrimary ? 'ClinicalDateCancerDiagnosis' : 'DateOfNonPrimaryCancerDiagnosisClinicallyAgreed'}>${date}</${isPrimary ? 'ClinicalDateCancerDiagnosis' : 'DateOfNonPrimaryCancerDiagnosisClinicallyAgreed'}>
        </${core}LinkageDiagnosticDetails>
        <${core}Demographics>
          <PersonFamilyName><family>Example</family></PersonFamilyName>
          <PersonGivenName><given>Person</given></PersonGivenName>
          <Address>
            <UnstructuredAddress>
              <streetAddressLine>1 Example Street, Example Town</streetAddressLine>
            </UnstructuredAddress>
          </Address>
          <Postcode><postalCode>ZZ99 3WZ</postalCode></Postcode>
          <Gender code="2"/>
          <GMPRegistration extension="X99999"/>
          <Ethnicity code="Z"/>
        </${core}Demographics>
        <${core}ReferralAndFirstStageOfPatientPathway>
          <OutPatientReferralSource code="03"/>
          <DateFirstSeen>${date}</DateFirstSeen>
        </${core}ReferralAndFirstStageOfPatientPathway>
${
  isPrimary
    ? `        <${core}Diagnosis>
          <MorphologyICDODiagnosis code="8500/3"/>
          <TopographyICDO code="${diagnosis}"/>
          <BasisOfCancerDiagnosis code="7"/>
          <DiagnosisGradeOfDifferentiation code="G2"/>
${spread}        </${core}Diagnosis>
        <${core}Staging>
          <IntegratedStageTCategory>2</IntegratedStageTCategory>
          <IntegratedStageNCategory>1</IntegratedStageNCategory>
          <IntegratedStageMCategory>${m.slice(1)}</IntegratedStageMCategory>
          <IntegratedStageTNMStageGrouping>${m === 'M1' ? '4' : '2B'}</IntegratedStageTNMStageGrouping>
          <IntegratedStageTNMStageGroupingDate>${date}</IntegratedStageTNMStageGroupingDate>
        </${core}Staging>
`
    : `        <${core}NonPrimaryCancerPathwayRoute>
${kind === 'progression' ? `          <CancerProgressionICD code="${diagnosis}"/>\n` : ''}${spread}        </${core}NonPrimaryCancerPathwayRoute>
`
}        <${core}CancerCarePlan>
          <CancerMultiTeamDiscussionDate>${date}</CancerMultiTeamDiscussionDate>
          <CancerCarePlanIntent code="Z"/>
          <AdultComorbidityEvaluation code="0"/>
        </${core}CancerCarePlan>
        <${core}Treatment>
          <CancerTreatmentStartDate>${date}</CancerTreatmentStartDate>
          <${core}SurgeryAndOtherProcedures>
            <ProcedureDate>${date}</ProcedureDate>
            <PrimaryProcedureOPCS code="B27.4"/>
          </${core}SurgeryAndOtherProcedures>
        </${core}Treatment>
${died === undefined ? '' : `        <${core}DeathDetails>\n          <PersonDeathDate>${died}</PersonDeathDate>\n        </${core}DeathDetails>\n`}      </${core}>
    </${site}>
  </COSDRecord>
`
}

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
