/** What somebody has chosen in place of a submission, where its first bytes tell: words at `count-tool.submit.not.<kind>`. */
export type OtherFile = 'empty' | 'secret-key' | 'public-key' | 'report' | 'extract' | 'packed'

/** No more is looked at. What was chosen by mistake may hold what must not be here. */
const looked = 512

/**
 * Recognises the files that lie beside `submission.json` in a hospital, and the extracts that it was counted from, so that whoever has chosen
 * one by mistake hears at once what it was. Null: it may be a submission.
 */
export function otherThanASubmission(bytes: Uint8Array): OtherFile | null {
  const text = Buffer.from(bytes.subarray(0, looked))
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart()
  if (text === '') return 'empty'
  if (/PRIVATE KEY/.test(text)) return 'secret-key'
  if (text.startsWith('-----BEGIN')) return 'public-key'
  if (text.startsWith('%PDF') || /^<(!doctype html|html)/i.test(text)) return 'report'
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('\u001F\u008B')) return 'packed'
  if (text.startsWith('<') || text.startsWith('PAR1') || looksLikeTable(text) || isResource(text)) return 'extract'
  return null
}

/** A line of names with commas or tabs between them: the beginning of a table. */
const looksLikeTable = (text: string): boolean => /^"?[A-Za-z_][\w .]*"?([,;\t]"?[\w .]+"?){2}/.test(text)

/** FHIR, and the count itself, are JSON with other beginnings than ours. */
const isResource = (text: string): boolean => /^[{[]\s*\{?\s*"(resourceType|patient|people|person)"/i.test(text)
