import type { Edition, ReportWords } from '../edition/edition.ts'
import type { Report } from '../report.ts'

const wordsIn = (language: string): ReportWords => ({
  series: `Reports (${language})`,
  title: `Who’s counting? (${language})`,
  summary: `In short (${language}).`,
  body: `The text (${language}).`,
  practice: '',
  forGovernments: '',
  forTrusts: `- Count everyone (${language}).`,
  forProfessionals: '',
  forPoliticians: '',
})

/** A report with words in both languages, made from a release unless a test says otherwise. */
export const reportForTests = (changes: Partial<Report> = {}): Report => ({
  key: 'whos-counting',
  state: 'release',
  part: 2,
  words: { en: wordsIn('en'), cy: wordsIn('cy') },
  hasWelsh: true,
  isMachineMade: false,
  ...changes,
})

const emptyDocument = { series: '', title: '', about: '', notice: null, sections: [], source: null }

/** An edition of it that has been published: from which release, and which. */
export const newestFrom = (release: string | null, edition: number): Edition => ({
  format: 'spotlight-report-1',
  campaign: 'Example',
  report: 'whos-counting',
  edition,
  publishedOn: '2026-11-10',
  publisher: '',
  replaces: null,
  words: reportForTests().words,
  documents: { en: emptyDocument, cy: emptyDocument },
  figures: release === null ? null : { release: releaseOf(release), question: { en: '', cy: '' }, groups: [], reasons: [] },
})

const releaseOf = (id: string) => ({
  id,
  title: id,
  asOf: '2026-11-03',
  publishedOn: '2026-11-10',
  criteria: '2026-1',
  sha256: '0'.repeat(64),
  corrects: null,
})
