import type { Noted } from './noted.ts'
import { notePackageFindings } from './package-findings.ts'
import type { PackageParts } from './package-parts.ts'
import { readXml } from './xml.ts'

/** Slides of PowerPoint (.pptx), in their order; one that is left out of the show is not read out here either. */
export async function lookIntoSlides(parts: PackageParts, main: string, noted: Noted): Promise<void> {
  notePackageFindings(parts, 'slides', noted)
  const relations = await parts.relations(main)
  const order: string[] = []
  await readXml(parts.zip.stream(main), {
    open: (name, at) => {
      const id = name === 'sldId' ? Object.entries(at).find(([key]) => key.endsWith(':id'))?.[1] : undefined
      if (id !== undefined) order.push(id)
    },
  })
  for (const [index, id] of order.entries()) {
    const part = relations.find(relation => relation.id === id && !relation.isOutside)?.target
    if (part === undefined || !parts.zip.has(part)) continue
    const { words, isHidden } = await readSlide(parts, part)
    if (isHidden) noted.add('hidden-slide', String(index + 1))
    else noted.page(words)
  }
}

async function readSlide(parts: PackageParts, part: string): Promise<{ words: string; isHidden: boolean }> {
  const words: string[] = []
  let isHidden = false
  let isText = false
  await readXml(parts.zip.stream(part), {
    open: (name, at) => {
      if (name === 'sld') isHidden = at.show === '0' || at.show === 'false'
      else if (name === 't') isText = true
      else if (name === 'br') words.push('\n')
    },
    text: text => {
      if (isText) words.push(text)
    },
    close: name => {
      if (name === 't') isText = false
      else if (name === 'tc') words.push('\t')
      else if (name === 'p' || name === 'tr') words.push('\n')
    },
  })
  return { words: words.join(''), isHidden }
}
