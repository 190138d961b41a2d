import type { FormatName } from '../noise.ts'

/** The files that a hospital writes once, to say what its own sheets and its COSD 10 mean: names and contents. They are no extracts and lie beside them. */
export const mapsOf = (formats: readonly FormatName[]): readonly { name: string; content: string }[] => [
  ...(formats.some(format => format.startsWith('mdt-')) ? [{ name: 'mdt.yaml', content: mdt }] : []),
  ...(formats.includes('cosd-10') ? [{ name: 'cosd-10.yaml', content: cosd10 }] : []),
]

const mdt = `# What the sheet of the invented breast meeting means.
kind: mdt
name: Breast meeting
version: '1'
columns:
  date: Mtg date
  nhs_number: NHS No
  hospital_number: Hosp No
  family_name: Surname
  given_name: Forename
  birth_date: DOB
  sex: Sex
  postcode: P/code
  primary: Diagnosis
  statement: Disease status
  site: Sites of mets
  signed_off: Signed off
date_order: day-first
site_separator: ','
values:
  statement:
    Metastatic: metastatic
    Secondary BC: metastatic
    Stage 4: metastatic
    Distant recurrence: metastatic
    Primary: primary
    Local recurrence: not-metastatic
    Query mets: ignore
    (blank): ignore
  site:
    bone: bone
    brain: brain
    liver: liver
    lung: lung
    skin: skin
    pleura: pleura
    marrow: marrow
    distant-nodes: distant-nodes
    adrenal: adrenal
    peritoneum: peritoneum
    (blank): ignore
  signed_off:
    Y: signed-off
    N: not-signed-off
`

const cosd10 = `# Which element of the invented system's COSD 10 is which item.
kind: cosd-10
version: '10.0'
namespace: http://www.datadictionary.nhs.uk/messages/COSD-v10-0
root: COSD
records: COSDRecord
items:
  CR0010: Patient/NhsNumber
  CR0020: Patient/LocalId
  CR0030: Patient/Provider
  CR0100: Patient/BirthDate
  sex: Patient/Gender
  familyName: Patient/FamilyName
  givenName: Patient/GivenName
  postcode: Patient/Postcode
  primaryDiagnosis: Primary/DiagnosisIcd
  primaryDiagnosisDate: Primary/DiagnosisDate
  mCategoryPretreatment: Primary/MCategory
  stageGroupPretreatment: Primary/StageGroup
  stageDatePretreatment: Primary/StageDate
  nonPrimaryDiagnosisDate: [Recurrence/AgreedDate, Progression/AgreedDate]
  CR7100: Recurrence/OriginalIcd
  progressionDiagnosis: Progression/OriginalIcd
  CR6520: [Primary/Metastasis/MetType, Recurrence/Metastasis/MetType, Progression/Metastasis/MetType]
  CR1590: [Primary/Metastasis/MetSite, Recurrence/Metastasis/MetSite, Progression/Metastasis/MetSite]
blocks:
  primary: Primary
  recurrence: Recurrence
  progression: Progression
  metastasis: [Primary/Metastasis, Recurrence/Metastasis, Progression/Metastasis]
`
