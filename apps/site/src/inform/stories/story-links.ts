/** People's stories, and telling one's own. */
export const storiesPath = '/stories'
const oneStory = `${storiesPath}/:id{[0-9]{1,15}}`
export const storyAt = { path: oneStory, link: (id: number): string => `${storiesPath}/${id}` }

/** A picture of a story, named by its bytes. */
export const picturePath = `${storiesPath}/pictures/:file{[0-9a-f]{64}\\.jpg}`
export const pictureLink = (sha256: string): string => `${storiesPath}/pictures/${sha256}.jpg`

/** Drawn portraits of the example campaign. */
export const portraitPath = '/example/portraits/:file{[a-z]+\\.svg}'
export const portraitLink = (portrait: string): string => portraitPath.replace(/:file.*$/, `${portrait}.svg`)

/** Before anybody writes: support, and what becomes of a story. */
export const tellPath = `${storiesPath}/tell`
/** The steps of telling. */
export const writePath = `${tellPath}/write`
/** After the last step, the same whatever the address was. */
export const toldPath = `${tellPath}/sent`

/** The yes behind the link in the mail. To open it changes nothing. */
export const confirmPath = `${storiesPath}/confirm/:token`
export const confirmLink = (token: string): string => `${storiesPath}/confirm/${token}`

/** One's own story: reading and changing it, a picture, what is agreed to, until when, and taking it back. */
export const minePath = `${storiesPath}/mine/:token`
export const mineLink = (token: string): string => `${storiesPath}/mine/${token}`
const ofMine = (part: string) => ({ path: `${minePath}/${part}`, link: (token: string): string => `${mineLink(token)}/${part}` })
export const minePictureAt = ofMine('picture.jpg')
/** Where a picture is sent to. */
export const mineUploadAt = ofMine('picture')

/** For staff. */
export const consolePath = '/console/stories'
const one = `${consolePath}/:id{[0-9]{1,15}}`
const of = (part: string) => ({ path: `${one}/${part}`, link: (id: number): string => `${consolePath}/${id}/${part}` })
export const consoleStoryAt = { path: one, link: (id: number): string => `${consolePath}/${id}` }
export const consolePictureAt = of('picture.jpg')
export const editAt = of('edit')
export const lookAt = of('look')
export const askAt = of('ask')
export const publishAt = of('publish')
export const homeAt = of('home')
export const refuseAt = of('refuse')
export const takeDownAt = of('take-down')
/** Finding somebody's stories by their address, which never stands in an address of ours. */
export const findPath = `${consolePath}/find`
