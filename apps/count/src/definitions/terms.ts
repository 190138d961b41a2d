/** The sources of evidence, as the workbench names them. */
export const sourceNames = ['cosd', 'hes-apc', 'sus-apc', 'sact', 'radiotherapy', 'fhir', 'omop', 'mdt'] as const

/** The sites of distant spread in their normal form. Regional lymph nodes are no site of distant spread. */
export const sites = [
  'bone',
  'brain',
  'liver',
  'lung',
  'skin',
  'pleura',
  'marrow',
  'distant-nodes',
  'adrenal',
  'peritoneum',
  'other',
  'unknown',
] as const
export type Site = (typeof sites)[number]
