/** For a hospital, behind its own sign-in. */
export const ownKeysPath = '/hospital/keys'
export const ownRevokePath = `${ownKeysPath}/:id{[0-9]{1,9}}/revoke`
export const ownRevokeLink = (id: number): string => `${ownKeysPath}/${id}/revoke`

/** For staff. */
export const keyDeskPath = '/console/submissions/keys'
const one = `${keyDeskPath}/:id{[0-9]{1,9}}`
export const confirmAt = { path: `${one}/confirm`, link: (id: number): string => `${keyDeskPath}/${id}/confirm` }
export const revokeAt = { path: `${one}/revoke`, link: (id: number): string => `${keyDeskPath}/${id}/revoke` }
