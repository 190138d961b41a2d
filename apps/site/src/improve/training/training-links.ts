export const trainingsPath = '/training'
export const trainingPath = '/training/:training'
export const trainingLink = (key: string): string => `/training/${key}`

/** Recording that one has completed a training. */
export const recordPath = '/training/:training/record'
export const recordLink = (key: string): string => `/training/${key}/record`

/** Whether a certificate is one of ours. */
export const certificatesPath = '/training/certificates'
export const certificatePath = '/training/certificates/:code'
export const certificateLink = (code: string): string => `/training/certificates/${code}`

/** How many people of which trust have recorded one. */
export const coveragePath = '/training/coverage'

/** One’s own completion: the certificate, what it shows, taking it back. */
export const minePath = '/training/mine/:token'
export const mineLink = (token: string): string => `/training/mine/${token}`
export const minePaperPath = '/training/mine/:token/certificate.pdf'
export const minePaperLink = (token: string): string => `/training/mine/${token}/certificate.pdf`

/** For staff: completions, what a provider has confirmed, and taking one off. */
export const deskPath = '/console/training'
export const providerAt = {
  path: `${deskPath}/:completion{[0-9]{1,15}}/provider`,
  link: (id: number): string => `${deskPath}/${id}/provider`,
}
export const revokeAt = {
  path: `${deskPath}/:completion{[0-9]{1,15}}/revoke`,
  link: (id: number): string => `${deskPath}/${id}/revoke`,
}
