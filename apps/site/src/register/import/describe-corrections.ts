interface HandMadeFile {
  file: string
  title: string
  what: string
  /** How a reader finds the source and the day of a single row. */
  source: string
}

/** What people wrote themselves, beside the tables that the importer makes. Columns are those of `read-corrections.ts`. */
export const handMadeFiles: HandMadeFile[] = [
  {
    file: 'corrections/trust-kinds.csv',
    title: 'Kinds of trusts',
    what: 'Trusts whose kind the directory does not tell, or tells wrongly.',
    source: 'each row gives its reason, its source (`source`) and the day of the decision (`decided_on`).',
  },
  {
    file: 'corrections/trust-successions.csv',
    title: 'Successions that the lists do not hold',
    what: 'Mergers that came after the main list, or that it leaves out.',
    source: 'each row gives its reason, its source (`source`) and the day on which it was checked (`checked_on`).',
  },
  {
    file: 'corrections/hospital-trusts.csv',
    title: 'Hospitals that moved',
    what: 'Hospitals that the lists give to a trust which does not run them today.',
    source: 'each row gives its reason, its source (`source`) and the day on which it was checked (`checked_on`).',
  },
  {
    file: 'corrections/trust-alternative-names.csv',
    title: 'Former names',
    what: 'What trusts were called before.',
    source: 'each row names its source (`source`) with the version that was read, which stands for the day.',
  },
  {
    file: 'corrections/survey-decisions.csv',
    title: 'Decisions about who is asked',
    what: 'Trusts about which a person decided, against or before the rule.',
    source: 'each row gives its reason, its source (`source`) and the day of the decision (`decided_on`).',
  },
  {
    file: 'corrections/known-gaps.csv',
    title: 'Gaps that a person found',
    what: 'What the register does not know, and the tables themselves do not show.',
    source: 'each row says why it is not known (`why`) and on which day somebody looked (`checked_on`).',
  },
  {
    file: 'corrections/sources.csv',
    title: 'The source files',
    what: 'Every file that the importer has read, recognised by the hash of its bytes.',
    source: 'each row gives publisher, place (`origin`), day (`dated`), licence and attribution.',
  },
  {
    file: 'bank-holidays.csv',
    title: 'Bank holidays',
    what: 'Every bank holiday of the United Kingdom from 2019 to 2028, by the part of it in which it holds. Only the facts were taken over: the days, their English names and, from the history of the list, since when each has stood in it. All of them had been published by GOV.UK when the file was made; they were compared, day by day and part by part, with the package holidays 0.109 for Python, which reckons them by itself: no difference. What each rests on (`basis`: Schedule 1 of the Banking and Financial Dealings Act 1971, a proclamation under its section 1, or common law) was worked out from that Act.',
    source:
      'GOV.UK bank holidays (https://www.gov.uk/bank-holidays), as of 21 August 2026: github.com/alphagov/frontend @ cb2a016d32f0ed07253a65eec38e357bc22195f1 : lib/data/bank-holidays.json, and, for the years before 2020, github.com/alphagov/calendars @ 9f64de76f127d7cde6a5536f80f63e4df25738ac. Contains public sector information licensed under the Open Government Licence v3.0. Each row has the day on which it came into that list (`announced_on`) and names its source (`source`).',
  },
  {
    file: 'national/published-figures.yaml',
    title: 'Published figures that the national picture rests on',
    what: 'How many people die of breast cancer, in how many it had spread when it was found, and how large a share these are where everybody is counted.',
    source:
      'each entry names its publisher, what it describes (`dated`), where it stands (`url`) and the day on which we read it (`read_on`).',
  },
  {
    file: 'national/stated-catchments.csv',
    title: 'How many people an English trust says that it serves',
    what: 'Areas of English trusts overlap, and nobody publishes them for all. A trust stands here only if it has said a number itself. None is known to us yet.',
    source:
      'each row gives the publication (`source`, `url`), the day it speaks of (`dated`) and the day on which it was read (`read_on`).',
  },
  {
    file: 'public-record.yaml',
    title: 'The public record',
    what: 'What single trusts, and an earlier campaign for England, have published themselves. It carries no status.',
    source:
      'each entry names its publisher, the day of the publication (`dated`) and the day on which we read it (`retrieved_on`).',
  },
  {
    file: 'disposable-domains.txt',
    title: 'Domains of mail addresses that are thrown away',
    what: 'One domain a line, taken over whole and unchanged. The guard of the forms marks addresses there for staff; nobody is refused because of it.',
    source:
      'github.com/disposable-email-domains/disposable-email-domains @ a6458931ee3eee7fbacc867bd43133be0bca6c30 : disposable_email_blocklist.conf, of 21 August 2026. Not ours: [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/). To renew it, put a newer version of that file in its place, and name the version here.',
  },
]

/** The part of `data/SOURCES.md` about what people wrote: no list gave it, so each row has to say where it comes from. */
export function describeHandMadeFiles(): string[] {
  const parts = handMadeFiles.map(({ file, title, what, source }) =>
    [`### ${title}`, '', `\`${file}\`. ${what}`, '', `- Source and date: ${source}`, ''].join('\n'),
  )
  return [
    '## Written by hand: corrections and the public record',
    '',
    'People wrote these files; the importer reads them and never changes them. A row here wins over every list. The choice and the',
    'wording of the rows are ours: [MIT, as the code](https://opensource.org/license/mit). What a source is quoted with stays its own.',
    '',
    ...parts,
  ]
}
