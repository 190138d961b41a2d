/** Patterns by which a story may tell who somebody is. English and Welsh. They find too much rather than too little: a person decides. */

const word = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`
const months =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|' +
  'Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr'

/** Those who look after somebody, as they are called. Small or large letters. */
const carers =
  '(?:nurse|consultant|doctor|surgeon|oncologist|gp|registrar|radiographer|radiologist|receptionist|matron|physio(?:therapist)?|counsellor|' +
  'pharmacist|secretary|midwife|nyrs|ymgynghorydd|meddyg|llawfeddyg|oncolegydd|fferyllydd)'
const titles = '(?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sister|Matron|Nurse|Sir|Dame|Nyrs|Athro|Doctor|Chwaer)'

/** Names of staff: after a title, after what they do, and before it. */
export const staffOf: readonly RegExp[] = [
  new RegExp(String.raw`\b${titles}\.?\s+${word}(?:\s+${word})?`, 'gu'),
  new RegExp(
    String.raw`\b(?:[Nn]urse|${ignoreCase(carers)})(?:,?\s+(?:is\s+|was\s+)?(?:called|named|o’r\s+enw|oedd))?,?\s+${word}(?:\s+${word})?`,
    'gu',
  ),
  new RegExp(
    String.raw`\b${word}(?:\s+${word})?,?\s+(?:is\s+|was\s+|oedd\s+)?(?:my|our|the|her|his|a|fy|ein|y|yr)\s+(?:[\p{L}-]+\s+){0,4}?${ignoreCase(carers)}\b`,
    'gu',
  ),
  new RegExp(String.raw`\b(?:[Hh]er|[Hh]is|[Tt]heir)\s+name\s+(?:is|was)\s+${word}(?:\s+${word})?`, 'gu'),
]

function ignoreCase(source: string): string {
  return source.replace(/\b([a-z])/g, letter => `[${letter.toUpperCase()}${letter}]`)
}

const notNames = [
  ...months.replace(/\(\?:(\w+)\)\?/g, '$1').split('|'),
  ...[
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
    'Christmas',
    'Easter',
    'New',
    'Year',
    'Eve',
    'Day',
  ],
  ...[
    'Breast',
    'Cancer',
    'Care',
    'Now',
    'National',
    'Health',
    'Service',
    'Trust',
    'Board',
    'Hospital',
    'Infirmary',
    'Hospice',
    'Unit',
    'Ward',
    'Clinic',
  ],
  ...[
    'The',
    'My',
    'When',
    'But',
    'And',
    'Then',
    'After',
    'Before',
    'If',
    'In',
    'On',
    'At',
    'It',
    'He',
    'She',
    'They',
    'We',
    'You',
    'That',
    'This',
    'What',
  ],
  ...[
    'Example',
    'Secondary',
    'Stage',
    'United',
    'Kingdom',
    'Great',
    'Britain',
    'Northern',
    'South',
    'North',
    'West',
    'East',
    'Macmillan',
    'Maggie’s',
  ],
].join('|')

/** Two names in a row, in the middle of a sentence or at its beginning. */
export const fullNameOf = new RegExp(
  String.raw`(?<![\p{L}’'-])(?!(?:${notNames})\b)${word}\s+(?!(?:${notNames})\b)${word}(?![\p{L}])`,
  'gu',
)

/** A hospital, a hospice or a ward by its name or number. */
export const hospitalOf = new RegExp(
  String.raw`(?:${word}(?:\s+(?:of|and|the|${word})){0,4}\s+(?:Hospital|Infirmary|Hospice|Clinic|Centre|Ward|Unit)|(?:Hospital|Infirmary|Hospice|Ysbyty|Hosbis|[Ww]ard(?:\s+[Nn]umber)?)\s+(?:of\s+)?(?:${word}|\d+)(?:\s+${word}){0,3})`,
  'gu',
)

/** A day, or a month of a year. */
export const dateOf = new RegExp(
  String.raw`\b(?:\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(?:of\s+|o\s+)?(?:${months})(?:\s+\d{4})?|(?:${months})\s+\d{1,4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b`,
  'giu',
)

export const birthOf = new RegExp(
  String.raw`\b(?:born|date\s+of\s+birth|d\.?o\.?b\.?|birthday|ganwyd|ganed|dyddiad\s+geni|pen-blwydd)\b[^.!?\n]{0,30}?${dateOf.source}`,
  'giu',
)

export const emailOf = /[^\s@<>(),;:]+\s?@\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
/** Accounts of social media, and pages. */
export const handleOf = /(?<![\p{L}\d.@])@[\p{L}\d_]{2,}|\bhttps?:\/\/\S+|\bwww\.\S+/giu
/** United Kingdom numbers (Ofcom's numbering plan: 0 or +44, then nine or ten digits), with any blanks, dots and dashes. */
export const phoneOf = /(?<!\d)(?:(?:\+\s?44|0044)(?:[\s().-]*\d){9,11}|\(?0(?:[\s().-]*\d){9,10})(?!\d)/gu
/** Ten digits, three, three and four: whether the check digit is right is looked at where it is used. */
export const nhsNumberOf = /(?<!\d)\d{3}[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)/gu
/** BS 7666 form; a blank may be missing. */
export const postcodeOf = /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\d])/giu
const streets =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Terrace|Gardens|Crescent|Court|Place|Square|Hill|Row|Grove|Park|Mews|Walk'
export const addressOf = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:\d{1,4}[a-z]?,?\s+)?(?:${word}\s+){1,3}(?:${streets})\b(?!\s+(?:Hospital|Clinic|Hospice))|\d{1,4}[a-z]?,?\s+(?:Heol|Stryd|Ffordd|Lôn|Maes|Rhodfa)\s+(?:[yr]+\s+)?${word}|(?:Heol|Stryd|Ffordd|Lôn)\s+(?:[yr]+\s+)?${word},?\s+\d{1,4})`,
  'gu',
)
