/** Months in both languages, as the site and people write them. */
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'

/** What numbers come after when they are names of places in a text: “stage 4”, “tudalen 3”. */
const named =
  '(?:WCAG|poster|stage|weeks?|wythnos|pages?|part|step|question|sections?|version|level|edition|issue|rule|article|part|tier|grade|line|row|round|no\\.|number|NHS|GIG|[cg]h?am|tudalen|rhan|fersiwn|cwestiwn|gwestiwn|nghwestiwn|chwestiwn|adran|adrannau|lefel|rheol|rhif|rownd|llinell|rhes|argraffiad)'

/** What numbers come before when they measure time, ways or files, and count nobody. */
const measured =
  '(?:minutes?|mins?|hours?|days?|working days?|weeks?|months?|seconds?|km|miles?|metres?|px|pixels?|kB|KB|MB|GB|bytes?|pages?|letters|characters|words?|(?:academic )?credits|credyd(?: academaidd)?|o nodau|o lythrennau|munud|funud|eiliad|awr|oriau|diwrnod|niwrnod|ddiwrnod|dydd|wythnos|mis|fis|milltir|milltiroedd|tudalen|dudalen|llythyren|nod|picsel|gair|oed)'

/** In the order in which they are taken out: what is longer first. */
const noStatistics: readonly RegExp[] = [
  // Addresses on the web and of mail, fingerprints of files.
  /https?:\/\/\S+|\bwww\.\S+|\S+@\S+/g,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{16,}\b/g,
  // Days, months, years and releases, which are named by them.
  /\b\d{1,2}\/\d{1,2}\/\d{4}\b/g,
  /\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b/g,
  new RegExp(`\\b\\d{1,2}(?:\\s?(?:to|i|–|-)\\s?\\d{1,2})?(?:st|nd|rd|th)?\\s${month}(?:\\s\\d{4})?\\b`, 'g'),
  new RegExp(`\\b${month}\\s\\d{4}\\b`, 'g'),
  /\b20\d\d-\d{1,2}(?:\.\d{1,3})?\b(?!\d)/g,
  /\b(?:19|20)\d\d(?:\s?[–/-]\s?(?:(?:19|20)?\d\d))?(?:s|au)?\b(?!,\d|\s(?:people|women|men|patients|trusts|hospitals|units|deaths|o bobl|o fenywod|o gleifion|o ymddiriedolaethau|o ysbytai))/g,
  /\b\d{1,2}[:.]\d\d(?:\s?(?:am|pm|yb|yh|y bore|y prynhawn))?\b(?!\s?%)/g,
  /\b\d{1,2}\s?(?:am|pm)\b/g,
  // Telephone numbers, also the short ones that everybody knows.
  /(?:\+44\s?|\b0)\d[\d\s()-]{6,}\d\b/g,
  /\b116\s?\d{3}\b|\b(?:111|112|999|1800[01])\b/g,
  // Names that hold a number: codes, postcodes and their sectors, licences, HER2, CDK4/6, SHA-256, P-06-1294, localhost:3000, Make 2nds Count.
  /\b[\w.-]+:\d{2,5}\b/g,
  /\b(?:CC0|CC BY(?:-SA)?|v)\s?\d\.\d\b/g,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s\d(?:[A-Z]{2})?\b/g,
  /\b(?=[\w/.-]*[A-Za-z])(?=[\w/.-]*\d)[A-Za-z\d]+(?:[-/.][A-Za-z\d]+)*\b/g,
  // Articles of a law, 6(1)(f), and sizes of pictures.
  /\b\d{1,2}\(\d{1,2}\)(?:\([a-z]\))?/g,
  /\b\d+\s(?:by|wrth|x|×)\s\d+\b/g,
  new RegExp(`\\b${named}\\s\\d+(?:\\.\\d+)*(?:(?:,| and| or| of| a| ac| neu| o| to| i)\\s\\d+(?:\\.\\d+)*)*\\b(?!\\s?%)`, 'gi'),
  /\b\d+\s(?:years?|blynedd|flynedd|flwyddyn|blwyddyn)\s(?:ago|yn ôl)\b/g,
  /\b(?:aged?|oedran)\s\d{1,3}\b|\b(?:under|over|dan|dros)\s18\b|\b18\s(?:or over|neu drosodd|neu hŷn)/g,
  new RegExp(`\\b\\d[\\d,.]*(?:\\s?(?:to|i|–|-)\\s?\\d[\\d,.]*)?\\s?${measured}\\b`, 'gi'),
]

const inDigits = /\d[\d,.]*(?:\s?(?:%|per cent\b|y cant\b))?/g

/** Shares in words are numbers too. */
const inWords =
  /(?<!first |second |other )\b(?:(?:an? (?:third|quarter|fifth|sixth|seventh|eighth|tenth)|(?:two|three|four) (?:thirds|quarters|fifths)|half) of|one(?: \w+)? in (?:two|three|four|five|six|seven|eight|nine|ten)|dwy ran o dair|tri chwarter|traean o|chwarter o|hanner o|un o bob)\b/gi

/**
 * The numbers of a text that count people, hospitals or anything else, and so need a date, a source and a denominator: all but days, times, telephone numbers, codes,
 * numbers of pages and measures of time, ways and files. English and Welsh.
 */
export function statisticsIn(text: string): string[] {
  const rest = noStatistics.reduce((left, pattern) => left.replace(pattern, ' '), text)
  return [...(rest.match(inDigits) ?? []), ...(rest.match(inWords) ?? [])].map(found => found.replace(/[,.\s]+$/, ''))
}
