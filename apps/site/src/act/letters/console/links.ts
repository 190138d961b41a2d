/** For staff. */
export const lettersPath = '/console/letters'
const of = (part: string) => ({
  path: `${lettersPath}/:id{[0-9]+}/${part}`,
  link: (id: number): string => `${lettersPath}/${id}/${part}`,
})
export const readAt = of('read')
export const releaseAt = of('release')
export const refuseAt = of('refuse')
export const pausePath = `${lettersPath}/pause`
export const resumePath = `${lettersPath}/resume`

/** As what a letter stands on the guard's list. */
export const flagOfLetter = (id: number) =>
  ({ room: 'act', subject: 'letter', id: String(id), link: `${lettersPath}#letter-${id}` }) as const
