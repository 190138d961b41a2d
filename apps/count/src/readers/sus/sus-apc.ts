import { type EpisodeFeed, episodeReader } from '../episodes/index.ts'

/**
 * Secondary Uses Service, Admitted Patient Care, as hospitals download it or keep it in their warehouse. Names follow the NHS Data Dictionary's data elements (Commissioning Data
 * Set type 120 to 140), with the shorter ones that warehouses use.
 */
export const susApc: EpisodeFeed = {
  source: 'sus-apc',
  format: 'SUS APC',
  localScope: 'provider',
  columns: {
    started: {
      names: [
        'StartDateConsultantEpisode',
        'StartDateEpisode',
        'EpisodeStartDate',
        'ConsultantEpisodeStartDate',
        'StartDateConsultantHospitalProviderEpisode',
      ],
      isMark: true,
    },
    nhs: { names: ['NHSNumber', 'NHSNo'], carries: 'the NHS number' },
    trace: { names: ['NHSNumberTraceStatus', 'NHSNumberStatusIndicatorCode', 'NHSNumberStatusIndicator'] },
    local_id: { names: ['LocalPatientIdentifier', 'LocalPatientIdentifierExtended', 'LocalPatientID', 'HospitalNumber'] },
    birth: { names: ['DateofBirth', 'PersonBirthDate', 'BirthDate', 'DOB'], carries: 'the date of birth' },
    sex: {
      names: ['Sex', 'PersonGenderCodeCurrent', 'PersonGenderCurrent', 'PersonStatedGenderCode', 'Gender', 'GenderCode'],
      carries: 'the sex',
    },
    postcode: { names: ['Postcode', 'PostcodeofUsualAddress', 'PatientPostcode'] },
    given: { names: ['PersonGivenName', 'GivenName', 'Forename', 'FirstName'] },
    family: { names: ['PersonFamilyName', 'FamilyName', 'Surname', 'LastName'] },
    provider: {
      names: [
        'OrganisationCodeCodeOfProvider',
        'OrganisationIdentifierCodeOfProvider',
        'OrganisationCodeProvider',
        'ProviderCode',
        'CodeOfProvider',
        'Provider',
      ],
      carries: 'the hospital',
    },
    episode_key: { names: ['GeneratedRecordIdentifier', 'UniqueCDSIdentifier', 'CDSUniqueIdentifier', 'EpisodeIdentifier'] },
    finished: {
      names: ['EndDateConsultantEpisode', 'EndDateEpisode', 'EpisodeEndDate', 'ConsultantEpisodeEndDate'],
      carries: 'the end of an episode',
    },
    admitted: {
      names: ['StartDateHospitalProviderSpell', 'AdmissionDate', 'AdmissionDateHospitalProviderSpell'],
      carries: 'the admission, and so which episodes are one stay',
    },
    discharged: {
      names: [
        'DischargeDateFromHospitalProviderSpell',
        'DischargeDateHospitalProviderSpell',
        'EndDateHospitalProviderSpell',
        'DischargeDate',
      ],
      carries: 'the day of a death in hospital',
    },
    method: {
      names: [
        'DischargeMethodHospitalProviderSpell',
        'DischargeMethodCodeHospitalProviderSpell',
        'DischargeMethodCode',
        'DischargeMethod',
      ],
      carries: 'deaths in hospital',
    },
    spell_key: {
      names: [
        'HospitalProviderSpellNumber',
        'HospitalProviderSpellNo',
        'HospitalProviderSpellIdentifier',
        'SpellNumber',
        'SpellID',
      ],
    },
  },
  mainDiagnosis: [
    'PrimaryDiagnosisICD',
    'PrimaryDiagnosis',
    'PrimaryDiagnosisCode',
    'DiagnosisPrimaryICD',
    'DerPrimaryDiagnosisCode',
  ],
  diagnoses: [
    'SecondaryDiagnosisICD',
    'SecondaryDiagnosis{n}ICD',
    'SecondaryDiagnosis',
    'SecondaryDiagnosisCode',
    'DiagnosisSecondaryICD',
    'DiagnosisICD',
    'Diagnosis{n}ICD',
    'DiagnosisCode',
    'ICDDiagnosis',
    'Diagnosis',
    'Diag',
  ],
  diagnosisLists: [
    'SecondaryDiagnosisICD',
    'SecondaryDiagnosesICD',
    '2nd50thSecondaryDiagnosisICD',
    'DiagnosesICD',
    'ICDDiagnoses',
    'DerDiagnosisAll',
  ],
}

export const susReader = episodeReader(susApc)
