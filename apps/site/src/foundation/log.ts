/** What may stand in a log line: names, counts and codes of ours. Never an address, a name, a postcode or a text that somebody typed. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Log = (event: string, fields?: LogFields) => void

/** One JSON object a line, on the given sink; time in UTC. */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  return (event, fields = {}) => write(JSON.stringify({ time: now().toISOString(), event, ...fields }))
}

export const silentLog: Log = () => {}
