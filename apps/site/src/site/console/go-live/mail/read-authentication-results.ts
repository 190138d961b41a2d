/** One statement of a mail server on a mail: `dkim=pass header.d=charity.example`. */
export type MethodResult = {
  readonly method: string
  readonly result: string
  /** `smtp.mailfrom`, `header.d` and so on, in lower case. */
  readonly properties: Readonly<Record<string, string>>
}

export type AuthenticationResults = {
  /** Which mail server says so; empty where it does not name itself. */
  readonly server: string
  readonly results: readonly MethodResult[]
}

export type PastedHeaders = {
  readonly messageId: string | null
  readonly authentication: AuthenticationResults | null
}

/**
 * Reads what somebody pasted: the headers of a mail, or the whole of it. Of several Authentication-Results (RFC 8601) the topmost counts:
 * servers add theirs at the top, so it is that of the mailbox's own server, with what the same server says in further ones.
 */
export function readPastedHeaders(text: string): PastedHeaders {
  const headers = unfold(text)
  const messageId = headers.find(([name]) => name === 'message-id')?.[1] ?? ''
  const all = headers.filter(([name]) => name === 'authentication-results').map(([, value]) => readAuthenticationResults(value))
  const [first] = all.filter(({ results }) => results.length > 0)
  const same = first ? all.filter(({ server }) => server === first.server) : []
  return {
    messageId: /<[^<>\s]+>/.exec(messageId)?.[0] ?? null,
    authentication: first ? { server: first.server, results: same.flatMap(({ results }) => results) } : null,
  }
}

const headerStart = /^([A-Za-z][A-Za-z0-9-]*):(.*)$/

/** Lines that begin no header go on with the one before, also where copying has lost the space at their start. */
function unfold(text: string): [name: string, value: string][] {
  const headers: [string, string][] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const start = /^\s/.test(line) ? null : headerStart.exec(line)
    const last = headers.at(-1)
    if (start) headers.push([(start[1] ?? '').toLowerCase(), start[2] ?? ''])
    else if (last) last[1] += ` ${line.trim()}`
  }
  return headers
}

/** Reads the value of one Authentication-Results header. What it cannot read it leaves out. */
export function readAuthenticationResults(value: string): AuthenticationResults {
  const [head = '', ...rest] = splitOutsideQuotes(withoutComments(value))
  // Some servers leave their name out and begin with what they found.
  const isResult = /^\s*[a-z0-9-]+(\s*\/\s*\d+)?\s*=/i.test(head)
  const server = isResult ? '' : (head.trim().split(/\s+/)[0] ?? '').toLowerCase()
  return { server, results: (isResult ? [head, ...rest] : rest).flatMap(part => readResult(part) ?? []) }
}

function readResult(part: string): MethodResult | null {
  const found = /^\s*([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(part)
  if (!found) return null
  const [whole, method = '', result = ''] = found
  const properties = [...part.slice(whole.length).matchAll(/([a-z]+\s*\.\s*[a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))/gi)].map(
    ([, name = '', quoted, plain]) => [name.replaceAll(/\s/g, '').toLowerCase(), quoted ?? plain ?? ''] as const,
  )
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties: Object.fromEntries(properties) }
}

/** Comments stand in round brackets and may hold others; not within quotation marks. */
function withoutComments(text: string): string {
  let kept = ''
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\' && (isQuoted || depth > 0)) {
      if (isQuoted) kept += text.slice(at, at + 2)
      at += 1
    } else if (depth === 0 && sign === '"') {
      isQuoted = !isQuoted
      kept += sign
    } else if (!isQuoted && sign === '(') depth += 1
    else if (!isQuoted && sign === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += sign
  }
  return kept
}

function splitOutsideQuotes(text: string): string[] {
  const parts = ['']
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    if (sign === ';' && !isQuoted) parts.push('')
    else parts.push((parts.pop() ?? '') + sign)
  }
  return parts
}
