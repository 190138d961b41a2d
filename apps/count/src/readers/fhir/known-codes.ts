/**
 * The SNOMED CT codes of conditions that the code lists of the definitions name: what they mean is decided there, and no name is read beside them. A test holds
 * this list to those.
 */
export const knownConditions: ReadonlySet<string> = new Set([
  '254837009',
  '315004001',
  '94222008',
  '94217008',
  '94225005',
  '94381002',
  '94391008',
  '94493005',
  '94579000',
  '128462008',
  '94297009',
  '145501000119108',
  '1082901000112103',
  '94181007',
  '1287652008',
])
