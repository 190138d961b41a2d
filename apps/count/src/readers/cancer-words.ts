/**
 * What the name of a condition says, where its SNOMED CT code is in no list of ours: a list of SNOMED CT may not be copied, names may be read. The patterns are for
 * names in small letters and are read by JavaScript and by DuckDB alike.
 */
export const malignantWords = 'malignan|carcinoma|cancer|sarcoma|lymphoma|leuk[a]?emia|melanoma|metasta'
/** No cancer that somebody has: a fear, a risk, a test, a syndrome, a doubt. */
export const noCancerWords =
  'screening|suspect|risk|family|fear|vaccin|benign|no evidence|non-?malignan|pre-?malignan|precancer|rule out|excluded|syndrome|suscepti|predispos|carrier|\\?'
const breastWords = 'breast|nipple|\\bmammary'
/** Names the breast, but not as the place of an invasive primary. */
export const noBreastPrimaryWords =
  'secondary|metasta|spread|in situ|intraductal|history|lymph|non-invasive|noninvasive|melanoma|skin (?:structure )?of'

/** Of another organ: a tumour, not an effusion or a complication that is called malignant. */
const tumourWords = 'malignant [a-z -]{0,40}(?:neoplasm|tumou?r)|malignant (?:neoplasm|tumou?r)|carcinoma|cancer|sarcoma'
const noOtherPrimaryWords =
  'secondary|metasta|spread|in situ|history|lymph node|non-invasive|noninvasive|effusion|ascites|carcinomato|lymphangitis|compression|obstruction|due to|caused by|chemotherapy|radiotherapy'
/** Kinds that are another cancer wherever they lie, in the breast too. */
const otherKinds =
  'melanoma|lymphoma|leuk[a]?emia|myeloma|mesothelioma|kaposi|glioblastoma|malignant glioma|astrocytoma|hepatocellular carcinoma|cholangiocarcinoma|osteosarcoma|ewing|leiomyosarcoma|liposarcoma'
const otherOrgans =
  '\\b(?:lungs?|bronch[a-z]*|trachea|pulmonary|colon|colonic|colorectal|caecum|cecum|sigmoid|rect(?:um|al|osigmoid)|bowel|intestin[a-z]*|anus|anal|appendix|stomach|gastric|o?esophag[a-z]*|pancrea[a-z]*|liver|hepatic|biliary|bile duct|gallbladder|prostat[a-z]*|testis|testic[a-z]*|penis|ovar[a-z]*|fallopian|uterus|uterine|endometri[a-z]*|cervix|vulva|vagina|kidney|renal|bladder|ureter|urethra|thyroid|parathyroid|adrenal|thymus|thymic|brain|larynx|laryngeal|[a-z]*pharyn[a-z]*|tongue|tonsil|palate|lip|mouth|oral|parotid|salivary|eye|retina|choroid|bone)\\b'
/** Skin cancer that is no melanoma counts as no other cancer, as C44 does not. */
const skinWords = '\\bskin\\b|cutaneous|basal cell'

/** A condition of an SQL query, over a column with names in small letters. */
export const namesBreastPrimary = (name: string): string =>
  `(${has(name, malignantWords)} AND NOT ${has(name, noCancerWords)} AND ${has(name, breastWords)} AND NOT ${has(name, noBreastPrimaryWords)})`
export const namesOtherPrimary = (name: string): string =>
  `(NOT ${has(name, noCancerWords)} AND NOT ${has(name, noOtherPrimaryWords)} AND (${has(name, otherKinds)} OR (${has(name, tumourWords)}
    AND ${has(name, otherOrgans)} AND NOT ${has(name, breastWords)} AND NOT ${has(name, skinWords)})))`
const has = (name: string, pattern: string): string => `regexp_matches(${name}, '${pattern}')`

/** The system of a code that was read from a name. The lists of breast cancer and of other cancers hold its two codes. */
export const wordSystem = 'words'
export type WordCode = 'BREAST' | 'OTHER-PRIMARY'

const says = (pattern: string): ((name: string) => boolean) => {
  const compiled = new RegExp(pattern)
  return name => compiled.test(name)
}
const saysMalignant = says(malignantWords)
const saysNoCancer = says(noCancerWords)
const saysBreast = says(breastWords)
const saysNoBreastPrimary = says(noBreastPrimaryWords)
const saysTumour = says(tumourWords)
const saysNoOtherPrimary = says(noOtherPrimaryWords)
const saysOtherKind = says(otherKinds)
const saysOtherOrgan = says(otherOrgans)
const saysSkin = says(skinWords)
const saysInSitu = says('in situ|intraductal|non-?invasive')
const saysHistory = says('history')

/** The primary cancer that a name speaks of. The same as the two conditions of SQL; a test holds them together. */
export function primaryInWords(text: string): WordCode | undefined {
  const name = text.toLowerCase()
  if (saysNoCancer(name)) return undefined
  if (saysMalignant(name) && saysBreast(name) && !saysNoBreastPrimary(name)) return 'BREAST'
  if (saysNoOtherPrimary(name)) return undefined
  if (saysOtherKind(name)) return 'OTHER-PRIMARY'
  return saysTumour(name) && saysOtherOrgan(name) && !saysBreast(name) && !saysSkin(name) ? 'OTHER-PRIMARY' : undefined
}

/** A name of a cancer that can spread or has spread: not one in situ, a history, or a skin cancer that is no melanoma. */
export function isMalignantInWords(text: string): boolean {
  const name = text.toLowerCase()
  return saysMalignant(name) && ![saysNoCancer, saysInSitu, saysHistory, saysSkin].some(says => says(name))
}
