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
    file: 'public-record.yaml',
    title: 'The public record',
    what: 'What single trusts, and an earlier campaign for England, have published themselves. It carries no status.',
    source:
      'each entry names its publisher, the day of the publication (`dated`) and the day on which we read it (`retrieved_on`).',
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
