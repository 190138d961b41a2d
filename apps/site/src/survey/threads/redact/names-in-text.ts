// Long because: the places at which people's names stand in letters are listed together, with the words that are no names.
import { foldedWords } from './folded-text.ts'

/** Words of offices, institutions and mails: where a name could stand, and is none. */
const noNames = new Set(
  (
    'foi foia foisa freedom of information the and for team office department dept services service trust nhs foundation hospital hospitals ' +
    'health board university group care social hsc healthcare board boards unit centre center cancer breast data records access governance ' +
    'corporate communications enquiries enquiry requests request requestor requester mailbox inbox shared admin administrator administration ' +
    'manager officer assistant director deputy head lead secretary coordinator co ordinator specialist consultant nurse analyst advisor adviser ' +
    'executive chief complaints pals patient advice liaison legal compliance ig dpo sir madam sirs all colleague colleagues everyone everybody ' +
    'team teams campaign campaigner campaigners applicant no reply noreply donotreply postmaster mailer daemon mail delivery subsystem system ' +
    'automatic automated response re fw fwd sent from to cc bcc subject date importance attachments re response acknowledgement reference ref ' +
    'kind best many warm warmest with regards wishes yours sincerely faithfully truly thanks thank you dear hello hi good morning afternoon evening ' +
    'please find attached reply answer letter charity spotlight england wales scotland northern ireland ireland united kingdom uk gig cymru ' +
    'rhyddid gwybodaeth tim y yr am bwrdd iechyd prifysgol ymddiriedolaeth ysbyty gwasanaeth gwasanaethau adran swyddfa swyddog rheolwr ' +
    'cyfarwyddwr pennaeth cais ceisiadau annwyl cofion gorau diolch yn gywir gyfeillgar eiddoch bawb syr fadam helo bore prynhawn da a an this ' +
    'that we our your i in on at is are be it as by or our if will would thank further following regarding tel telephone phone mobile email web ' +
    'road street lane house floor building block site ward clinic library monday tuesday wednesday thursday friday saturday sunday january ' +
    'february march april may june july august september october november december ex example invalid postal post portal out hours number there question questions ' +
    'yes none not applicable section exemption annex appendix table note notes background part period total first second third some editor marker viewer tester'
  ).split(' '),
)
const titles =
  'mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lady|lord|rev|revd|reverend|sister|matron|meddyg|doethur|athro|parch'

const isNoName = (word: string): boolean => foldedWords(word).every(part => noNames.has(part) || /\d/.test(part))

/** The words of a line that can be somebody's name; null when there are none: an office, a trust, a greeting to everybody. */
export function nameIn(line: string, trustName: string): string | null {
  const ofTrust = new Set(foldedWords(trustName))
  const inside = line.replace(/["“”]/g, ' ')
  const outside = inside.replace(/[([][^)\]]*[)\]]/g, ' ')
  const words = (outside.trim() === '' ? inside : outside).split(/[\s,/|]+/).filter(word => /\p{L}/u.test(word))
  const names = words.filter(word => !isNoName(word) && !new RegExp(`^(${titles})\\.?$`, 'iu').test(word))
  const isTrustAlone = names.every(word => foldedWords(word).every(part => ofTrust.has(part)))
  const name = names.map(word => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')).join(' ')
  return names.length === 0 || isTrustAlone || foldedWords(name).join('').length < 2 ? null : name
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’‘.\-]{0,40}`
/** One to five words that begin with a capital, with the small words of names between them. */
const named = String.raw`${capital}(?:[ \t]+(?:(?:van|von|de|der|den|da|di|du|la|le|ap|ab|ferch)[ \t]+)*${capital}){0,4}`
const quoted = String.raw`^[ \t>|*]{0,40}`

const writtenTitles = titles
  .split('|')
  .flatMap(title => [title, `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, title.toUpperCase()])
  .join('|')
const afterTitle = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${writtenTitles})\.?[\s>]{1,6}((?:\p{Lu}\.?\s?){0,3}${named})`, 'gu')
const greeting = new RegExp(
  String.raw`${quoted}(?:dear|hi|hello|hiya|good (?:morning|afternoon|evening)|annwyl|helo|s'?mae|bore da|prynhawn da)[ \t,]+([^\n,;:!–—]{1,60})`,
  'gimu',
)
const closing =
  /^[ \t>|*]{0,40}(?:(?:with |many |kind|best|warm|warmest)?[ \t]{0,5}(?:kind|kindest|best|warm|warmest|many)?[ \t]{0,5}(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly)|sincerely|thank you|cofion(?: cynnes| gorau)?|yn gywir(?: iawn)?|yn gyfeillgar|yr eiddoch(?: yn gywir)?|dymuniadau gorau|(?:llawer o )?ddiolch|diolch(?: yn fawr)?|cheers|rgds|br)\b[^\n]{0,30}$/gimu
const heading =
  /^[ \t>|*]{0,40}\*?(?:from|to|cc|bcc|sent by|reply-to|sender|on behalf of|attn|attention|fao|signed|contact|name|prepared by|author|gan|oddi wrth|oddiwrth|anfonwyd gan|at|i|enw|cyswllt|llofnodwyd)\*?[ \t]{0,5}:\*?[ \t]{0,5}([^\n]{2,300})$/gimu
const wrote =
  /^[ \t>|*]{0,40}(?:on|ar)\s[^\n]{0,120}?(?:\d{1,2}:\d{2}(?:\s?[ap]m)?|\d{4}|[ap]m),?[ \t]{0,5}(?:at \d{1,2}:\d{2}(?:\s?[ap]m)?,?[ \t]{0,5})?([^\n<"]{2,80}|"[^"\n]{2,80}")[ \t]{0,5}(?:<[^>\n]*>?)?[\s>|]{0,8}(?:wrote|ysgrifennodd)/gimu
const wroteFirst = new RegExp(String.raw`(?:[Yy]sgrifennodd|wrote)\s+(${named})\s*(?:<[^>\n]*>)?\s*:`, 'gu')
const beforeAddress = new RegExp(
  String.raw`["“']?(${named}(?:,[ \t]*${named})?)["”']?[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?<[^>\n]{3,100}@`,
  'gu',
)

/** Every name in a text that stands where names stand. What is missed here, a person adds. */
export function namesIn(text: string, trustName: string): string[] {
  const lines = [
    ...text.matchAll(greeting),
    ...text.matchAll(wrote),
    ...text.matchAll(wroteFirst),
    ...text.matchAll(beforeAddress),
  ].map(([, name]) => name ?? '')
  const titled = [...text.matchAll(afterTitle)].map(([, name]) => name ?? '')
  const heads = [...text.matchAll(heading)].flatMap(([, people]) => splitPeople(people ?? ''))
  const names = [...lines, ...titled, ...heads, ...signatures(text)].map(line => nameIn(line.slice(0, 120), trustName))
  return [...new Set(names.filter(name => name !== null && name.split(' ').length <= 6))].filter(name => name !== null)
}

const splitPeople = (line: string): string[] =>
  line
    .split(/;|(?<=>)\s*,/)
    .map(one => one.replace(/<[^>]*>?|\[?mailto:[^\s\]]*\]?|[^\s<>,;"]+@[^\s<>,;"]+/g, ' '))
    .filter(one => one.trim() !== '')

/** Below "Kind regards": the first lines that look like a name, before the job and the address. */
function signatures(text: string): string[] {
  return [...text.matchAll(closing)].flatMap(match => {
    const end = match.index + match[0].length
    const below = text
      .slice(end, end + 600)
      .split('\n')
      .map(line => line.replace(/^[\s>|*_-]+|[\s*_]+$/g, ''))
      .filter(line => line !== '')
      .slice(0, 2)
    // Some sign on the line of the greeting itself: "Kind regards, Jane".
    const beside = /[,!]\s*([^\n,]{2,40})$/.exec(match[0])?.[1] ?? ''
    return [beside, ...below].map(line => line.split(/\s[|–—-]\s|,|\s{3,}|\s\(/)[0] ?? '').filter(looksLikeName)
  })
}

/** At most five words, none of them in small letters but those inside names, and not all of them an office. */
const looksLikeName = (line: string): boolean =>
  line.length <= 60 &&
  line.split(/\s+/).length <= 5 &&
  /^\p{L}/u.test(line) &&
  (line.split(/\s+/).every(word => /^(\p{Lu}|van$|von$|de$|der$|da$|di$|du$|la$|le$|ap$|ab$|ferch$|[^\p{L}])/u.test(word)) ||
    /^\p{Ll}+(?: \p{Ll}+)?$/u.test(line))
