/** Making a sign of one's own, and getting it as a file. */
export const signPath = '/act/sign'
/** How wide the letters of a sign are, for the browser that draws it. */
export const lettersPath = `${signPath}/letters.json`

/** Photographs of people with their signs. */
export const wallPath = `${signPath}/wall`
/** Sending a photograph. */
export const addPath = `${wallPath}/add`
/** After the form, the same whatever the address was. */
export const askedPath = `${wallPath}/asked`

/** A picture on the wall, named by its bytes. */
export const imagePath = `${wallPath}/photos/:file{[0-9a-f]{64}\\.jpg}`
export const imageLink = (sha256: string): string => `${wallPath}/photos/${sha256}.jpg`

/** The yes behind the link in the mail. To open it changes nothing. */
export const confirmPath = `${wallPath}/confirm/:token`
export const confirmLink = (token: string): string => `${wallPath}/confirm/${token}`

/** One's own photograph: seeing it, changing what is agreed to, letting it stay, taking it back. */
export const minePath = `${wallPath}/mine/:token`
export const mineLink = (token: string): string => `${wallPath}/mine/${token}`
export const mineImagePath = `${minePath}/photo.jpg`
export const mineImageLink = (token: string): string => `${mineLink(token)}/photo.jpg`

/** For staff. */
export const signsPath = '/console/signs'
const one = `${signsPath}/:id{[0-9]{1,15}}`
export const signAt = { path: one, link: (id: number): string => `${signsPath}/${id}` }
const of = (part: string) => ({ path: `${one}/${part}`, link: (id: number): string => `${signsPath}/${id}/${part}` })
export const signImageAt = of('photo.jpg')
export const approveAt = of('approve')
export const refuseAt = of('refuse')
export const takeDownAt = of('take-down')
