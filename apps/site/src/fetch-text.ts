const longestMs = 5000
const mostBytes = 64 * 1024

/** A short text from an address that the caller has chosen: nowhere else, not for long, and not much of it. */
export async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(longestMs), headers: { accept: '*/*' } })
  if (!answer.ok || answer.body === null) throw new Error(`The answer was ${answer.status}`)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error('The answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
