/** For hospitals and everybody: what the counting program is. */
export const countToolPath = '/count-tool'
/** Sending what it has signed, in two steps. */
export const submitPath = '/count-tool/submit'
export const receiptPath = '/count-tool/receipts/:sha256{[0-9a-f]{64}}'
export const receiptLink = (sha256: string): string => `/count-tool/receipts/${sha256}`
/** The report of an invented hospital, as the program made it. */
export const exampleReportPath = '/count-tool/example-report.pdf'
export const exampleReportPicture = '/count-tool/example-report.webp'
/** The program itself, packed; for a hospital that has neither npm nor a way to the network. */
export const packPath = '/count-tool/packs/:name{[a-z0-9.-]{1,80}}'
export const packLink = (name: string): string => `/count-tool/packs/${name}`
/** The program’s manual, page by page. */
export const manualPath = '/count-tool/manual/:name{[A-Za-z-]{1,40}}'
export const manualLink = (name: string): string => `/count-tool/manual/${name}`

/** For a hospital, behind its own sign-in: what it has sent. */
export const ownSubmissionsPath = '/hospital/submissions'
