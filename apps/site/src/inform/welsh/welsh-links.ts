/** For staff: the Welsh that waits for somebody who speaks it. */
export const welshPath = '/console/welsh'
export const welshCsvPath = `${welshPath}/waiting.csv`
