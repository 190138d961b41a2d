/** Under which the results may be used; the tables of the register name their own. `id` is its name in the Open Definition's list. */
export const licence = {
  id: 'OGL-UK-3.0',
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const
