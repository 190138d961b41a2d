// Long because: three versions of one data set stand beside each other, so that they can be compared.
import { gzipSync } from 'node:zlib'
import { dayOf, isoOf, monthOf } from '../calendar.ts'
import type { Written } from '../entries.ts'
import { randomOf } from '../random.ts'
import type { Output } from './output.ts'
import { coded, dotted, element, escaped } from './text.ts'

export type CosdWritten = Extract<Written, { feed: 'cosd' }>
type Version = '8.1' | '9.0.1' | '10'

const namespaces: Readonly<Record<Version, string>> = {
  '8.1': 'http://www.datadictionary.nhs.uk/messages/COSD-v8-1',
  '9.0.1': 'http://www.datadictionary.nhs.uk/messages/COSD-v9-0-1',
  '10': 'http://www.datadictionary.nhs.uk/messages/COSD-v10-0',
}
/** When COSD 10 became compulsory. */
const tenFrom = dayOf('2024-07-01')

/** One file a month for each version; each third file is gzipped. Of version 9, one record in eight comes as a file of its own, where that is asked for. */
export function writeCosd(entries: readonly CosdWritten[], output: Output): void {
  const months = new Map<string, { version: Version; entries: CosdWritten[] }>()
  let singles = 0
  for (const [at, entry] of entries.entries()) {
    const version = versionOf(entry, output)
    if (version === '9.0.1' && output.formats.includes('cosd-9-single') && (at % 8 === 0 || !output.formats.includes('cosd-9'))) {
      singles += 1
      const path = `cosd/single/record-${String(singles).padStart(5, '0')}.xml`
      output.put(path, fileOf(version, [entry], output))
      output.tell(path, 1, entry.person.id)
      continue
    }
    const key = `${monthOf(entry.day)} ${version}`
    const found = months.get(key) ?? { version, entries: [] }
    found.entries.push(entry)
    months.set(key, found)
  }
  for (const [at, [key, { version, entries: records }]] of [...months].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const isGzip = at % 3 === 2
    const path = `cosd/${version}/COSD_${output.preset.provider}_${key.slice(0, 7)}.xml${isGzip ? '.gz' : ''}`
    const xml = fileOf(version, records, output)
    output.put(path, isGzip ? gzipSync(xml) : xml)
    for (const [row, { person }] of records.entries()) output.tell(path, row + 1, person.id)
  }
}

function versionOf({ day }: CosdWritten, { formats, preset }: Output): Version {
  const hasNine = formats.includes('cosd-9') || formats.includes('cosd-9-single')
  if (formats.includes('cosd-10') && (day >= tenFrom || (!hasNine && !formats.includes('cosd-8')))) return '10'
  if (!formats.includes('cosd-8')) return '9.0.1'
  return hasNine && day >= dayOf(preset.migratedOn ?? '2022-04-01') ? '9.0.1' : '8.1'
}

function fileOf(version: Version, records: readonly CosdWritten[], { preset, seed }: Output): string {
  const days = records.map(({ day }) => day)
  const random = randomOf(seed, 'cosd file', version, days[0] ?? 0, records[0]?.person.id ?? '')
  const [first, last] = [Math.min(...days), Math.max(...days)]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<COSD:COSD xmlns:COSD="${namespaces[version]}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<Id root="${uuid(random)}"/><OrganisationIdentifierCodeOfSubmittingOrganisation extension="${preset.provider}"/><RecordCount value="${records.length}"/>`,
    `<ReportingPeriodStartDate>${isoOf(first)}</ReportingPeriodStartDate><ReportingPeriodEndDate>${isoOf(last)}</ReportingPeriodEndDate><FileCreationDateTime>${isoOf(last + 20)}T09:00:00</FileCreationDateTime>`,
    ...records.map(record => recordOf(version, record, { provider: preset.provider, id: `<Id root="${uuid(random)}"/>` })),
    '</COSD:COSD>\n',
  ].join('\n')
}

const uuid = (random: ReturnType<typeof randomOf>): string => {
  const hex = (length: number) => Array.from({ length }, () => random.whole(0, 15).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`.toUpperCase()
}

/** The part of the data set that a cancer belongs to. */
const partOf = (icd: string | undefined): string => {
  if (icd === undefined || /^(C50|D05|C7[789])/.test(icd)) return 'Breast'
  if (/^C3/.test(icd)) return 'Lung'
  if (/^C(18|19|20|21)/.test(icd)) return 'Colorectal'
  if (/^C(6|64)/.test(icd)) return 'Urological'
  if (/^C5/.test(icd)) return 'Gynaecological'
  return /^C4/.test(icd) ? 'Skin' : 'UpperGI'
}

/** In version 9 a record is named by its cancer; in 8.1 the cancer is inside of the record. */
function recordOf(version: Version, record: CosdWritten, { provider, id }: { provider: string; id: string }): string {
  const part = partOf(record.body.icd)
  if (version === '9.0.1') return element(part, id + nine(record, provider))
  if (version === '8.1') return element('COSDRecord', id + element(part, element(`${part}Core`, eight(part, record, provider))))
  return element('COSDRecord', id + ten(record, provider))
}

function nine({ body, identity }: CosdWritten, provider: string): string {
  const spread = (suffix: string) =>
    (body.sites.length === 0 && body.types.length === 0 ? [] : body.sites.length === 0 ? [undefined] : body.sites)
      .map(site =>
        element(`MetastaticTypeAndSite${suffix}`, coded('MetastaticType', body.types[0]) + coded('MetastaticSite', site)),
      )
      .join('')
  const icd = body.icd === undefined ? undefined : dotted(body.icd)
  const head =
    element(
      'LinkagePatientId',
      coded('NhsNumber', identity.nhsNumber, 'extension') +
        coded('LocalPatientIdExtended', identity.localId, 'extension') +
        coded('NhsNumberStatusIndicatorCode', identity.nhsNumber === undefined ? '03' : '01') +
        element('PersonBirthDate', identity.birth) +
        coded('OrganisationIdentifierCodeOfProvider', provider, 'extension'),
    ) +
    demographics('Demographics', { gender: 'PersonStatedGenderCode', postcode: 'PostcodeOfUsualAddressAtDiagnosis' }, identity)
  if (body.kind === 'primary') {
    return (
      head +
      element(
        'PrimaryPathway',
        element(
          'LinkageDiagnosticDetails',
          coded('PrimaryDiagnosisIcd', icd) + element('DateOfPrimaryDiagnosisClinicallyAgreed', isoOf(body.day)),
        ) +
          element(
            'Diagnosis',
            coded('MorphologyIcd-o-3', body.morphology) + coded('BasisOfDiagnosisCancer', '7') + spread('Diagnosis'),
          ) +
          element(
            'Staging',
            coded('MCategoryFinalPretreatment', body.mCategory) +
              coded('TnmStageGroupingFinalPretreatment', body.stageGroup) +
              element('StageDateFinalPretreatmentStage', body.stageDay === undefined ? undefined : isoOf(body.stageDay)),
          ),
      )
    )
  }
  const isRecurrence = body.kind === 'recurrence'
  return (
    head +
    element(
      'NonPrimaryPathway',
      element('DateOfNonPrimaryCancerDiagnosisClinicallyAgreed', isoOf(body.day)) +
        (isRecurrence
          ? element('Recurrence', coded('OriginalPrimaryDiagnosisIcd', icd) + spread('Recurrence'))
          : element(
              'Progression',
              coded('ProgressionIcd', body.progressionIcd === undefined ? icd : dotted(body.progressionIcd)) +
                spread('Progression'),
            )),
    )
  )
}

/** Version 8.1 has sites but no type of metastasis: what is not distant is site 12 or 97. */
function eight(part: string, { body, identity }: CosdWritten, provider: string): string {
  const sites = body.sites.map(site => coded('MetastaticSite', site)).join('')
  const icd = body.icd === undefined ? undefined : dotted(body.icd)
  const isPrimary = body.kind === 'primary'
  return (
    element(
      `${part}CoreLinkagePatientId`,
      coded('NHSNumber', identity.nhsNumber, 'extension') +
        coded('LocalPatientIdExtended', identity.localId, 'extension') +
        coded('NHSNumberStatusIndicator', identity.nhsNumber === undefined ? '03' : '01') +
        element('Birthdate', identity.birth) +
        coded('OrganisationIdentifierCodeOfProvider', provider, 'extension'),
    ) +
    demographics(`${part}CoreDemographics`, { gender: 'Gender', postcode: 'Postcode' }, identity) +
    element(
      `${part}CoreLinkageDiagnosticDetails`,
      coded('PrimaryDiagnosis', icd) +
        (isPrimary
          ? element('ClinicalDateCancerDiagnosis', isoOf(body.day))
          : element('DateOfNonPrimaryCancerDiagnosisClinicallyAgreed', isoOf(body.day))),
    ) +
    (isPrimary
      ? element(
          `${part}CoreDiagnosis`,
          coded('MorphologyICDODiagnosis', body.morphology) + coded('BasisOfCancerDiagnosis', '7') + sites,
        )
      : '') +
    (isPrimary
      ? element(
          `${part}CoreStaging`,
          coded('IntegratedStageMCategory', body.mCategory) +
            coded('IntegratedStageTNMStageGrouping', body.stageGroup) +
            element('IntegratedStageTNMStageGroupingDate', body.stageDay === undefined ? undefined : isoOf(body.stageDay)),
        )
      : element(
          `${part}CoreNonPrimaryCancerPathwayRoute`,
          (body.kind === 'progression'
            ? coded('CancerProgressionICD', body.progressionIcd === undefined ? icd : dotted(body.progressionIcd))
            : '') + (body.types[0] === '01' ? coded('MetastaticSite', '97') : sites),
        )) +
    (body.death === undefined ? '' : element(`${part}CoreDeathDetails`, element('PersonDeathDate', isoOf(body.death))))
  )
}

/**
 * Version 10 as an invented system might write it: the items of the data set are public, the names of its elements are not known to us. The map beside it says
 * which element is which item.
 */
function ten({ body, identity }: CosdWritten, provider: string): string {
  const spread = (body.sites.length === 0 && body.types.length > 0 ? [undefined] : body.sites)
    .map(site => element('Metastasis', coded('MetType', body.types[0]) + coded('MetSite', site)))
    .join('')
  const icd = body.icd === undefined ? undefined : dotted(body.icd)
  const who = element(
    'Patient',
    coded('NhsNumber', identity.nhsNumber, 'extension') +
      coded('LocalId', identity.localId, 'extension') +
      element('BirthDate', identity.birth) +
      coded('Gender', identity.sex) +
      element('FamilyName', identity.family === undefined ? undefined : escaped(identity.family)) +
      element('GivenName', identity.given === undefined ? undefined : escaped(identity.given)) +
      element('Postcode', identity.postcode) +
      coded('Provider', provider, 'extension'),
  )
  if (body.kind === 'primary') {
    const stage =
      coded('MCategory', body.mCategory) +
      coded('StageGroup', body.stageGroup) +
      element('StageDate', body.stageDay === undefined ? undefined : isoOf(body.stageDay))
    return who + element('Primary', coded('DiagnosisIcd', icd) + element('DiagnosisDate', isoOf(body.day)) + stage + spread)
  }
  const name = body.kind === 'recurrence' ? 'Recurrence' : 'Progression'
  return who + element(name, element('AgreedDate', isoOf(body.day)) + coded('OriginalIcd', icd) + spread)
}

const demographics = (
  name: string,
  names: { gender: string; postcode: 'Postcode' | 'PostcodeOfUsualAddressAtDiagnosis' },
  identity: CosdWritten['identity'],
): string =>
  element(
    name,
    element('PersonFamilyName', element('family', identity.family === undefined ? undefined : escaped(identity.family))) +
      element('PersonGivenName', element('given', identity.given === undefined ? undefined : escaped(identity.given))) +
      element(names.postcode, names.postcode === 'Postcode' ? element('postalCode', identity.postcode) : identity.postcode) +
      coded(names.gender, identity.sex),
  )
