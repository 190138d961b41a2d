import type { Definitions } from './load-definitions.ts'
import type { CodeList, Example, ExampleRecord, Expectation, Rule } from './rule-language.ts'

/** The page docs/count/definitions.md, made of the data alone, so that it can never say anything else than what is counted by. */
export function printDefinitions(definitions: Definitions): string {
  const { rules, facts, defeaters, pathways, dates, vitalStatus, conflicts, traps, codeLists } = definitions
  return [
    '# How spotlight-count decides',
    `Version ${definitions.version} of the rules and code lists, printed from \`apps/count/definitions/\`: do not edit this page. Every example here is a test of the
program. Each count names this version and the hash of every part, and so does each submission. How to change a rule is in
[\`apps/count/definitions/README.md\`](../../apps/count/definitions/README.md), why it is done like this in [decision 0014](../decisions/0014-rules-as-data.md).`,
    `A person’s **tier** is that of the best evidence. **Definite** and **Probable** are counted. **Possible** is a list for somebody to look through, and is never counted silently.
**Supporting** evidence only strengthens other evidence.`,
    table(['rule', 'evidence', 'tier', 'date'], rules.map(overviewRow)),
    '## The rules',
    ...rules.flatMap(printRule),
    '## What is known of a person',
    table(
      ['fact', 'when it holds'],
      facts.map(({ title, inWords }) => [title, inWords]),
    ),
    `## ${defeaters.title}`,
    defeaters.note,
    table(
      ['defeater', 'why', 'rules'],
      defeaters.defeaters.map(({ id, title, inWords }) => [title, inWords, rulesWith(rules, id)]),
    ),
    ...[dates, pathways, vitalStatus, traps].flatMap(({ title, source, inWords, examples }) => [
      `## ${title}`,
      inWords.map(line => `- ${line}`).join('\n'),
      `Source: ${source}.`,
      ...examples.flatMap(each => printExample(each, '###')),
    ]),
    '## What goes to review because it does not fit together',
    table(
      ['kind', 'what'],
      conflicts.map(({ id, inWords }) => [`\`${id}\``, inWords]),
    ),
    '## Code lists',
    ...codeLists.flatMap(printList),
  ]
    .join('\n\n')
    .concat('\n')
}

const tierWords: Readonly<Record<string, string>> = {
  definite: 'Definite',
  probable: 'Probable',
  possible: 'Possible',
  supporting: 'Supporting',
  none: 'Not counted',
}
const tierWord = (tier: string): string => tierWords[tier] ?? tier

const overviewRow = ({ id, title, grounds, dateInWords }: Rule): string[] => [
  id,
  title,
  [
    ...new Set(grounds.flatMap(({ tier, corroborated }) => [tier, ...(corroborated ? [corroborated.tier] : [])]).map(tierWord)),
  ].join(' / '),
  dateInWords,
]

const rulesWith = (rules: readonly Rule[], defeater: string): string =>
  rules
    .filter(({ grounds }) => grounds.some(({ defeaters }) => defeaters.includes(defeater)))
    .map(({ id }) => id)
    .join(', ')

function printRule(rule: Rule): string[] {
  const grounds = rule.grounds.map(({ tier, inWords, defeaters }) => {
    const taken = defeaters.length === 0 ? '' : ` Taken away by: ${defeaters.join(', ')}.`
    return `- **${tierWord(tier)}**: ${inWords}.${taken}`
  })
  return [
    `### ${rule.id} ${rule.title}`,
    rule.why,
    grounds.join('\n'),
    `Date: ${rule.dateInWords}. Version ${rule.version}. Source: ${rule.source}.`,
    ...rule.examples.flatMap(each => printExample(each, '####')),
  ]
}

function printExample({ name, asAt, sex, records, expect }: Example, heading: string): string[] {
  const circumstances = [...(sex === '1' ? ['A man.'] : []), ...(asAt === '2024-12-31' ? [] : [`Counted on ${day(asAt)}.`])].join(
    ' ',
  )
  return [
    `${heading} ${name}`,
    ...(circumstances === '' ? [] : [circumstances]),
    table(['source', 'event', 'date', 'what it holds'], records.map(recordRow)),
    `→ ${expect === 'none' ? 'Not in the register.' : answer(expect)}`,
  ]
}

function recordRow({ record, source, kind, date, recorded, stageDate, spell, status, codes }: ExampleRecord): string[] {
  const beside = [
    ...(record === undefined ? [] : [`record ${record}`]),
    ...(spell === undefined ? [] : [`stay ${spell}`]),
    ...(status === undefined ? [] : [status]),
    ...(recorded === undefined ? [] : [`written down ${recorded}`]),
    ...(stageDate === undefined ? [] : [`staged ${stageDate}`]),
    ...codes.map(code => code.replace(/^(\S+) (\S+) (.+)$/, '$1 `$3`')),
  ]
  return [source, kind, date ?? '–', beside.join('; ')]
}

/** What is expected, in one sentence for each thing. */
function answer(expected: Expectation): string {
  const { tier, rules, firstDate, precision, flag, pathway, pathways, sites, defeated = {}, conflicts = [] } = expected
  const by = Object.entries(rules).map(([rule, ruleTier]) =>
    ruleTier === tier ? rule : `${rule} (${tierWord(ruleTier).toLowerCase()})`,
  )
  const said = [
    `**${tierWord(tier)}**${by.length === 0 ? '' : `, by ${by.join(' and ')}`}`,
    ...(firstDate === undefined ? [] : [firstDate === null ? 'no first date' : `first date ${known(firstDate, precision)}`]),
    ...(flag === undefined ? [] : [`flagged “${flag}”`]),
    ...(expected.primaryDate === undefined ? [] : [`first diagnosis ${known(expected.primaryDate, expected.primaryPrecision)}`]),
    ...(pathway === undefined ? [] : [pathway]),
    ...(pathways === undefined ? [] : [`by 90, 120 and 180 days: ${pathways.join(', ')}`]),
    ...Object.entries(sites ?? {}).map(([site, since]) => `${site} since ${day(since)}`),
    ...Object.entries(defeated).map(([rule, defeater]) => `${rule} taken away by ${defeater}`),
    ...(expected.deathOnly === true ? ['death only'] : []),
    ...(expected.vital === undefined ? [] : [expected.vital === 'not-known' ? 'not known whether alive' : expected.vital]),
    ...(typeof expected.deathDate === 'string' ? [`died ${day(expected.deathDate)}`] : []),
    ...(expected.deathDate === null && expected.vital === 'dead' ? ['no date of death'] : []),
    ...(expected.deathSource === undefined ? [] : [`as ${expected.deathSource} says`]),
    ...(conflicts.length === 0 ? [] : [`to review: ${conflicts.join(', ')}`]),
  ]
  return `${said.join('; ')}.`
}

const day = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
const known = (date: string, precision: string | undefined): string => {
  if (precision === 'year') return `${date.slice(0, 4)} (the year only)`
  return precision === 'month' ? `${day(date).replace(/^1 /, '')} (the month only)` : day(date)
}

const matchWords = { exact: '', prefix: '…', contains: ' (within)' } as const

function printList({ id, title, version, source, licence, note, codes }: CodeList): string[] {
  const rows = codes.map(entry => {
    const code = 'code' in entry ? `${entry.code}${matchWords[entry.match]}` : `${entry.from} to ${entry.to}`
    return [entry.system, `\`${code}\``, entry.means, ('code' in entry ? entry.site : undefined) ?? '']
  })
  return [
    `### ${title}`,
    `\`${id}\`, version ${version}. Source: ${source}. Licence: ${licence}.${note === undefined ? '' : ` ${note}`}`,
    table(['system', 'code', 'meaning', 'site'], rows),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
