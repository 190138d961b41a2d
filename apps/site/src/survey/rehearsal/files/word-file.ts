import { xmlHead, xmlText, zipFile } from './zip-file.ts'

const office = 'http://schemas.openxmlformats.org'

/** A letter as word processors write it (Office Open XML, ECMA-376): one paragraph for each line. */
export function wordFile(text: string): Buffer {
  const paragraphs = text
    .trimEnd()
    .split('\n')
    .map(line => `<w:p><w:r><w:t xml:space="preserve">${xmlText(line)}</w:t></w:r></w:p>`)
    .join('')
  return zipFile([
    {
      name: '[Content_Types].xml',
      bytes: `${xmlHead}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `${xmlHead}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      bytes: `${xmlHead}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
    },
  ])
}
