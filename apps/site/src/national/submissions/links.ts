/** Where a hospital’s program posts what it has signed. */
export const submissionsApiPath = '/api/v1/submissions'
export const submissionApiPath = '/api/v1/submissions/{sha256}'
export const submissionApiLink = (sha256: string): string => `${submissionsApiPath}/${sha256}`
