/** What a COSD record can say that the count needs. The names are those of an element map; the numbers are COSD's, where we are sure of them. */
export const itemNames = [
  'nhsNumber',
  'nhsNumberStatus',
  'localPatientId',
  'birthDate',
  'provider',
  'sex',
  'familyName',
  'givenName',
  'postcode',
  'deathDate',
  'recordIdentifier',
  'primaryDiagnosis',
  'primaryDiagnosisDate',
  'morphology',
  'topography',
  'basisOfDiagnosis',
  'mCategoryPretreatment',
  'stageGroupPretreatment',
  'stageDatePretreatment',
  'mCategoryIntegrated',
  'stageGroupIntegrated',
  'stageDateIntegrated',
  'nonPrimaryDiagnosisDate',
  'originalPrimaryDiagnosis',
  'progressionDiagnosis',
  'metastaticType',
  'metastaticSite',
] as const
export type ItemName = (typeof itemNames)[number]

/**
 * Elements that hold a part of a record together. `primary`, `recurrence` and `progression` say what the metastatic types and sites inside them are about;
 * `nonPrimary` is version 8.1's, where a progression is told by its diagnosis; `metastasis` holds one type and one site together.
 */
export const blockNames = ['primary', 'recurrence', 'progression', 'nonPrimary', 'metastasis'] as const
export type BlockName = (typeof blockNames)[number]

/**
 * Where a version of COSD keeps these. A path is a list of local names with `/` between them, below the element that is one record. `*` stands for any one
 * element, `*Core` for one whose name ends so. A value is the element's attribute `extension`, `code` or `value`, else its text; `…@name` names another attribute.
 */
export type CosdLayout = {
  version: string
  /** The namespaces of the root; undefined: any. */
  namespaces?: readonly string[] | undefined
  root: string
  /** Below the root, with a path as above: one element for each record. */
  records: readonly string[]
  /** Below the root: how many records the file says it has, and who sent it. */
  recordCount?: readonly string[]
  submitter?: readonly string[]
  items: Readonly<Partial<Record<ItemName, readonly string[]>>>
  blocks: Readonly<Partial<Record<BlockName, readonly string[]>>>
}

const messages = 'http://www.datadictionary.nhs.uk/messages'
const header = {
  recordCount: ['RecordCount'],
  submitter: ['OrganisationIdentifierCodeOfSubmittingOrganisation'],
}

/** The names without the prefix of the cancer's site: BreastCoreStaging, LungCoreStaging. */
const core = (path: string): string => `*/*Core/*Core${path}`

/** COSD 8.1. Identity, demographics and diagnosis as in the public schema; the other names from public queries on such files. */
export const cosd81: CosdLayout = {
  version: '8.1',
  namespaces: [`${messages}/COSD-v8-1`],
  root: 'COSD',
  records: ['COSDRecord'],
  ...header,
  items: {
    recordIdentifier: ['Id@root'],
    nhsNumber: [core('LinkagePatientId/NHSNumber')],
    nhsNumberStatus: [core('LinkagePatientId/NHSNumberStatusIndicator')],
    localPatientId: [core('LinkagePatientId/LocalPatientIdExtended'), core('LinkagePatientId/LocalPatientIdentifier')],
    birthDate: [core('LinkagePatientId/Birthdate')],
    provider: [core('LinkagePatientId/OrganisationIdentifierCodeOfProvider')],
    sex: [core('Demographics/Gender')],
    familyName: [core('Demographics/PersonFamilyName/family'), core('Demographics/PersonFamilyName')],
    givenName: [core('Demographics/PersonGivenName/given'), core('Demographics/PersonGivenName')],
    postcode: [core('Demographics/Postcode/postalCode'), core('Demographics/Postcode')],
    primaryDiagnosis: [core('LinkageDiagnosticDetails/PrimaryDiagnosis')],
    primaryDiagnosisDate: [core('LinkageDiagnosticDetails/ClinicalDateCancerDiagnosis')],
    nonPrimaryDiagnosisDate: [core('LinkageDiagnosticDetails/DateOfNonPrimaryCancerDiagnosisClinicallyAgreed')],
    morphology: [core('Diagnosis/MorphologyICDODiagnosis')],
    topography: [core('Diagnosis/TopographyICDO')],
    basisOfDiagnosis: [core('Diagnosis/BasisOfCancerDiagnosis')],
    metastaticSite: [core('Diagnosis/MetastaticSite'), core('NonPrimaryCancerPathwayRoute/MetastaticSite')],
    metastaticType: [core('Diagnosis/MetastaticType'), core('NonPrimaryCancerPathwayRoute/MetastaticType')],
    progressionDiagnosis: [core('NonPrimaryCancerPathwayRoute/CancerProgressionICD')],
    mCategoryPretreatment: [core('Staging/FinalPreTreatmentMCategory')],
    stageGroupPretreatment: [core('Staging/FinalPreTreatmentTNMStageGrouping')],
    stageDatePretreatment: [core('Staging/FinalPreTreatmentTNMStageGroupingDate')],
    mCategoryIntegrated: [core('Staging/IntegratedStageMCategory')],
    stageGroupIntegrated: [core('Staging/IntegratedStageTNMStageGrouping')],
    stageDateIntegrated: [core('Staging/IntegratedStageTNMStageGroupingDate')],
  },
  blocks: { primary: [core('Diagnosis')], nonPrimary: [core('NonPrimaryCancerPathwayRoute')] },
}

const diagnosis = 'PrimaryPathway/Diagnosis'
const staging = 'PrimaryPathway/Staging'
const recurrence = 'NonPrimaryPathway/Recurrence'
const progression = 'NonPrimaryPathway/Progression'
const identity = ['LinkagePatientId', 'PatientIdentityDetails']
const named = (...names: readonly string[]): string[] => identity.flatMap(place => names.map(name => `${place}/${name}`))

/** COSD 9.0.1. No public schema was at hand: names that public queries do not show are read under each name that they may have. */
export const cosd901: CosdLayout = {
  version: '9.0.1',
  namespaces: [`${messages}/COSD-v9-0-1`],
  root: 'COSD',
  records: ['*'],
  ...header,
  items: {
    recordIdentifier: ['Id@root'],
    nhsNumber: named('NhsNumber', 'NHSNumber'),
    nhsNumberStatus: named('NhsNumberStatusIndicatorCode', 'NhsNumberStatusIndicator', 'NHSNumberStatusIndicator'),
    localPatientId: named('LocalPatientIdentifier', 'LocalPatientIdentifierExtended', 'LocalPatientIdExtended'),
    birthDate: named('PersonBirthDate', 'Birthdate'),
    provider: named('OrganisationIdentifierCodeOfProvider'),
    sex: ['Demographics/PersonStatedGenderCode', 'Demographics/PersonPhenotypicSex', 'Demographics/Gender'],
    familyName: ['Demographics/PersonFamilyName', 'Demographics/PersonFamilyName/family'],
    givenName: ['Demographics/PersonGivenName', 'Demographics/PersonGivenName/given'],
    postcode: [
      'Demographics/PostcodeOfUsualAddressAtDiagnosis',
      'Demographics/PostcodeOfUsualAddressAtDiagnosis/postalCode',
      'Demographics/Postcode/postalCode',
    ],
    primaryDiagnosis: ['PrimaryPathway/LinkageDiagnosticDetails/PrimaryDiagnosisIcd'],
    primaryDiagnosisDate: ['PrimaryPathway/LinkageDiagnosticDetails/DateOfPrimaryDiagnosisClinicallyAgreed'],
    morphology: [`${diagnosis}/MorphologyIcd-o-3`],
    topography: [`${diagnosis}/TopographyIcd-o-3`],
    basisOfDiagnosis: [`${diagnosis}/BasisOfDiagnosisCancer`],
    mCategoryPretreatment: [`${staging}/MCategoryFinalPretreatment`],
    stageGroupPretreatment: [`${staging}/TnmStageGroupingFinalPretreatment`],
    stageDatePretreatment: [`${staging}/StageDateFinalPretreatmentStage`],
    mCategoryIntegrated: [`${staging}/MCategoryIntegratedStage`],
    stageGroupIntegrated: [`${staging}/TnmStageGroupingIntegrated`],
    stageDateIntegrated: [`${staging}/StageDateIntegratedStage`],
    nonPrimaryDiagnosisDate: ['NonPrimaryPathway/DateOfNonPrimaryCancerDiagnosisClinicallyAgreed'],
    originalPrimaryDiagnosis: [`${recurrence}/OriginalPrimaryDiagnosisIcd`, `${progression}/OriginalPrimaryDiagnosisIcd`],
    progressionDiagnosis: [`${progression}/ProgressionIcd`],
    metastaticType: [
      `${diagnosis}/MetastaticTypeAndSiteDiagnosis/MetastaticType`,
      `${recurrence}/MetastaticTypeAndSiteRecurrence/MetastaticType`,
      `${progression}/MetastaticTypeAndSiteProgression/MetastaticType`,
    ],
    metastaticSite: [
      `${diagnosis}/MetastaticTypeAndSiteDiagnosis/MetastaticSite`,
      `${recurrence}/MetastaticTypeAndSiteRecurrence/MetastaticSite`,
      `${progression}/MetastaticTypeAndSiteProgression/MetastaticSite`,
    ],
  },
  blocks: {
    primary: ['PrimaryPathway'],
    recurrence: [recurrence],
    progression: [progression],
    metastasis: [
      `${diagnosis}/MetastaticTypeAndSiteDiagnosis`,
      `${recurrence}/MetastaticTypeAndSiteRecurrence`,
      `${progression}/MetastaticTypeAndSiteProgression`,
    ],
  },
}

export const knownLayouts: readonly CosdLayout[] = [cosd81, cosd901]
