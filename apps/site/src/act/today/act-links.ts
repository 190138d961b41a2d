/** All that a visitor can do, on one page. */
export const actPath = '/act'

/** One thing to do: where, and about how many minutes it takes. */
export type Act = { readonly key: string; readonly path: string; readonly minutes: number }

/** The first of all: everything else is easier together. */
export const joining: Act = { key: 'network', path: '/network', minutes: 2 }

/** What one person can do alone, what changes most first. */
export const alone: readonly Act[] = [
  { key: 'politician', path: '/act/politician', minutes: 8 },
  { key: 'trust', path: '/act/trust', minutes: 5 },
  { key: 'press', path: '/act/press', minutes: 15 },
  { key: 'sign', path: '/act/sign', minutes: 3 },
]

/** For those who have a minute, or somebody to go with. */
export const more: readonly Act[] = [
  { key: 'find', path: '/find', minutes: 1 },
  { key: 'updates', path: '/updates', minutes: 1 },
  { key: 'surgery', path: '/constituencies', minutes: 2 },
  { key: 'contacting', path: '/act/guides/contact-your-politician', minutes: 4 },
  { key: 'together', path: '/act/guides/taking-action-together', minutes: 3 },
]

/** What can be done about one trust, from its own page. */
export const actsAbout = (code: string): readonly Act[] => {
  const here = encodeURIComponent(code)
  return [
    { key: 'trust', path: `/act/trust/${here}`, minutes: 5 },
    { key: 'politician', path: '/act/politician', minutes: 8 },
    { key: 'press', path: `/act/press/${here}`, minutes: 15 },
    { key: 'sign', path: '/act/sign', minutes: 3 },
  ]
}
