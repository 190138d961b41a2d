/** A guide for people who act: its words are `guides.<key>` in the messages, its structure stands here. */
export type Guide = {
  readonly key: string
  /** Minutes to read it, at about 200 words a minute. */
  readonly minutes: number
  /** Where its button leads. */
  readonly next: string
  readonly sections: readonly { readonly key: string; readonly points: number; readonly isOrdered?: true }[]
  readonly sources: number
}

export const guidesPath = '/act/guides'
export const guidePath = '/act/guides/:guide'
export const guidePaperPath = '/act/guides/:guide/guide.pdf'
export const guideLink = (key: string): string => `${guidesPath}/${key}`
export const guidePaperLink = (key: string): string => `${guideLink(key)}/guide.pdf`

/** The day on which we read the sources of both guides, and wrote them: `YYYY-MM-DD`. A change of words changes it. */
export const guidesWrittenOn = '2026-11-22'

export const guides: readonly Guide[] = [
  {
    key: 'contact-your-politician',
    minutes: 4,
    next: '/act/politician',
    sections: [
      { key: 'who', points: 5 },
      { key: 'before', points: 4 },
      { key: 'letter', points: 5, isOrdered: true },
      { key: 'kind', points: 5 },
      { key: 'ways', points: 4 },
      { key: 'after', points: 4 },
    ],
    sources: 6,
  },
  {
    key: 'taking-action-together',
    minutes: 3,
    next: '/act',
    sections: [
      { key: 'begin', points: 3 },
      { key: 'share', points: 4 },
      { key: 'plan', points: 6, isOrdered: true },
      { key: 'safe', points: 6 },
      { key: 'well', points: 3 },
    ],
    sources: 2,
  },
]

export const guideByKey = (key: string): Guide | null => guides.find(guide => guide.key === key) ?? null
