/**
 * What can be found in a file. Those that `close` it keep everybody from opening it until an admin has looked at it: they can hold names of
 * patients that whoever sent the file did not see, or do harm on the machine of whoever opens it. The others are said beside it.
 * The words for each are `attachments.findings.<kind>` in the messages.
 */
export const findingKinds = {
  'hidden-sheet': 'closes',
  'very-hidden-sheet': 'closes',
  'hidden-rows': 'closes',
  'hidden-columns': 'closes',
  'filtered-rows': 'closes',
  'hidden-values': 'closes',
  'white-text': 'closes',
  'pivot-cache': 'closes',
  'data-model': 'closes',
  'external-link': 'closes',
  'data-connection': 'closes',
  'change-history': 'closes',
  comments: 'closes',
  macros: 'closes',
  script: 'closes',
  formulas: 'closes',
  'embedded-object': 'closes',
  'hidden-name': 'said',
  'custom-data': 'said',
  'tracked-changes': 'said',
  'hidden-text': 'said',
  remarks: 'said',
  'hidden-slide': 'closes',
  'files-inside': 'said',
  'text-cut': 'said',
  'no-text': 'said',
  encrypted: 'closes',
  'old-format': 'closes',
  'unknown-archive': 'closes',
  'unknown-type': 'closes',
  program: 'closes',
  broken: 'closes',
  bomb: 'closes',
  'too-deep': 'closes',
  'too-much-work': 'closes',
  'could-not-look': 'closes',
} as const satisfies Record<string, 'closes' | 'said'>

export type FindingKind = keyof typeof findingKinds

export type Finding = {
  readonly kind: FindingKind
  /** The sheet, or the file inside the file; empty for the file itself. In the words of whoever made it. */
  readonly where: string
  readonly count: number
}

export const isClosing = ({ kind }: Pick<Finding, 'kind'>): boolean => findingKinds[kind] === 'closes'

/** A page of what can be read in a file: a page of a letter, a sheet of a spreadsheet. */
export type TextPage = { readonly page: number; readonly title: string; readonly text: string }

/** What looking into a file has shown. */
export type Looked = {
  /** Told from its content: `application/pdf`. */
  readonly type: string
  readonly findings: readonly Finding[]
  readonly pages: readonly TextPage[]
}
