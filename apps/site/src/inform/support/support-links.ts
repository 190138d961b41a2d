export const supportPath = '/support'
export const servicePath = '/support/:service'
export const reportPath = '/support/:service/report'
export const reportsPath = '/console/support'
export const settleReportPath = '/console/support/:report/settle'

export const serviceLink = (key: string): string => `/support/${key}`
export const reportLink = (key: string): string => `/support/${key}/report`
export const settleReportLink = (id: number): string => `/console/support/${id}/settle`
