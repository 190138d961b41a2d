export const complaintsPath = '/console/complaints'
export const complaintsLink = (): string => complaintsPath
/** Whose complaint it is: the first step of recording one. */
export const chooseTrustPath = '/console/complaints/new'

/** Recording what a trust complains of, as a pattern. */
export const recordComplaintPath = '/console/complaints/:code/new'

/** `message` is what brought it, where somebody comes from there. */
export const recordComplaintLink = (trustCode: string, about: { round?: string; message?: number } = {}): string => {
  const query = new URLSearchParams(Object.entries(about).map(([name, value]): [string, string] => [name, String(value)]))
  const path = `/console/complaints/${encodeURIComponent(trustCode)}/new`
  return query.size === 0 ? path : `${path}?${query}`
}

export const complaintPath = '/console/complaints/:code/:id{[0-9]{1,15}}'

type Key = { readonly trustCode: string; readonly id: number }
export const complaintLink = ({ trustCode, id }: Key): string => `/console/complaints/${encodeURIComponent(trustCode)}/${id}`

const under = (part: string) => ({
  path: `${complaintPath}/${part}`,
  link: (key: Key): string => `${complaintLink(key)}/${part}`,
})

export const mendAt = under('mend')
export const acknowledgeAt = under('acknowledge')
export const complaintNotesAt = under('notes')
export const settleAt = under('settle')
export const followAt = under('follow')
export const reopenAt = under('reopen')

/** Where what follows is done: pages about one release. */
export const correctLink = (release: string): string => `/console/releases/${encodeURIComponent(release)}/correct`
export const withholdLink = (release: string): string => `/console/releases/${encodeURIComponent(release)}/withhold`
