import { text } from 'node:stream/consumers'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

/** What stands in a Word document, paragraph by paragraph with its style; and its parts, each found to be well-formed XML. */
export async function readWord(bytes: Buffer): Promise<{
  readonly parts: Readonly<Record<string, string>>
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[]
  /** Places to complete, as fields of the document. */
  readonly fields: number
}> {
  const parts: Record<string, string> = {}
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry))
  const paragraphs: { style: string; text: string }[] = []
  let fields = 0
  for (const [name, xml] of Object.entries(parts)) {
    const isDocument = name === 'word/document.xml'
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', error => {
      throw new Error(`${name}: ${error.message}`)
    })
    if (isDocument) {
      let isText = false
      parser.on('opentag', tag => {
        if (tag.name === 'w:p') paragraphs.push({ style: '', text: '' })
        if (tag.name === 'w:sdt') fields += 1
        isText = tag.name === 'w:t'
        const last = paragraphs.at(-1)
        if (tag.name === 'w:pStyle' && last) last.style = tag.attributes['w:val']?.value ?? ''
      })
      parser.on('closetag', () => {
        isText = false
      })
      parser.on('text', words => {
        const last = paragraphs.at(-1)
        if (isText && last) last.text += words
      })
    }
    parser.write(xml).close()
  }
  return { parts, paragraphs, fields }
}
