export const dissolutionsPath = '/console/register/dissolutions'
export const endDissolutionPath = '/console/register/dissolutions/:id{\\d{1,15}}/end'
export const withdrawDissolutionPath = '/console/register/dissolutions/:id{\\d{1,15}}/withdraw'
export const endDissolutionLink = (id: number): string => `${dissolutionsPath}/${id}/end`
export const withdrawDissolutionLink = (id: number): string => `${dissolutionsPath}/${id}/withdraw`

export const letterBoxesPath = '/console/register/letter-boxes'
export const letterBoxesLink = (trust: string): string => `${letterBoxesPath}?trust=${encodeURIComponent(trust)}`

/** What was just done, for the page that is shown afterwards. */
export const parliamentNews = ['entered', 'ended', 'withdrawn', 'nothing', 'no-day', 'saved', 'removed'] as const
export type ParliamentNews = (typeof parliamentNews)[number]
export const withParliamentNews = (path: string, done: ParliamentNews): string => `${path}?done=${done}`
