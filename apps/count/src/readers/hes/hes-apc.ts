import { type EpisodeFeed, episodeReader } from '../episodes/index.ts'

/**
 * Hospital Episode Statistics, Admitted Patient Care (NHS England, HES data dictionary). Names of columns in raw extracts and in those that NHS England has made ready (DIAG_4_01)
 * differ; both are known here. People are pseudonyms, which count within HES alone, unless the extract carries NHS numbers.
 */
export const hesApc: EpisodeFeed = {
  source: 'hes-apc',
  format: 'HES APC',
  localScope: 'column',
  columns: {
    started: { names: ['EPISTART'], isMark: true },
    local_id: { names: ['PSEUDO_HESID', 'TOKEN_PERSON_ID', 'HESID', 'ENCRYPTED_HESID', 'EXTRACT_HESID', 'STUDY_ID'] },
    nhs: { names: ['NEWNHSNO', 'NHSNO', 'NHS_NUMBER'] },
    trace: { names: ['NHSNOIND', 'NEWNHSNO_CHECK'] },
    birth: { names: ['DOB', 'DATE_OF_BIRTH'] },
    birth_month: { names: ['MYDOB'], carries: 'the month of birth' },
    sex: { names: ['SEX'], carries: 'the sex' },
    postcode: { names: ['HOMEADD', 'POSTCODE'] },
    provider: {
      names: ['PROCODE3', 'PROCODE5', 'PROCODE', 'PROCODET'],
      carries: 'the hospital, and so which episodes are one stay',
    },
    episode_key: { names: ['EPIKEY'], carries: 'which episodes came twice' },
    finished: { names: ['EPIEND'], carries: 'the end of an episode' },
    admitted: { names: ['ADMIDATE'], carries: 'the admission, and so which episodes are one stay' },
    discharged: { names: ['DISDATE'], carries: 'the day of a death in hospital' },
    method: { names: ['DISMETH'], carries: 'deaths in hospital' },
    spell_key: { names: ['SUSSPELLID', 'PROVSPNOPS', 'PROVSPNO'] },
  },
  mainDiagnosis: [],
  diagnoses: ['DIAG_4_', 'DIAG_', 'DIAG'],
  diagnosisLists: ['DIAG_4_CONCAT'],
}

export const hesReader = episodeReader(hesApc)
