import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import type { OpenDatabase } from '../../foundation/index.ts'
import { more } from '../today/act-links.ts'
import { guideLink, guidePaperLink, guides } from './guide.ts'
import { guideDocuments } from './guide-documents.ts'
import { guideRoutes } from './guide-routes.ts'

const hasPdfinfo = spawnSync('pdfinfo', ['-v']).error === undefined

describe('the guides', () => {
  // Their pages read no database.
  const router = testRouter(
    testServices({} as OpenDatabase),
    around =>
      around.use(async (c, next) => {
        c.set('shell', { ...c.var.shell, documents: [guideDocuments] })
        await next()
      }),
    guideRoutes,
  )
  const get = async (address: string) => {
    const answer = await router.request(address)
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, type: answer.headers.get('content-type'), bytes, text: bytes.toString('utf8') }
  }

  describe.each(guides)('$key', ({ key, sections, sources }) => {
    test.each(['', '/cy'])('is a page with every section and its sources (language %s)', async language => {
      const { status, text } = await get(`${language}/act/guides/${key}`)
      expect(status).toBe(200)
      expect(text.match(/<section><h2>/g)).toHaveLength(sections.length)
      const points = text.slice(text.indexOf('<article'), text.indexOf('</article>')).match(/<li>/g)
      expect(points).toHaveLength(sections.reduce((sum, section) => sum + section.points, 0))
      expect(text).toContain(guidePaperLink(key))
    })

    test('says at its end how large the paper is before anybody opens it', async () => {
      const { text } = await get(`/cy/act/guides/${key}`)
      const end = text.slice(text.indexOf('related-documents'))
      const { bytes } = await get(`/cy/act/guides/${key}/guide.pdf`)
      expect(end).toContain(`href="/cy/act/guides/${key}/guide.pdf"`)
      expect(end).toMatch(new RegExp(`PDF · ${Math.round(bytes.length / 1000)} kB · 2 dudalen`))
      expect(end.match(/guide\.pdf/g)).toHaveLength(1)
    })

    test.skipIf(!hasPdfinfo)('is a tagged paper that a screen reader can follow', async () => {
      const { type, bytes } = await get(`/cy/act/guides/${key}/guide.pdf`)
      expect(type).toBe('application/pdf')
      const folder = mkdtempSync(join(tmpdir(), 'guide-'))
      try {
        const file = join(folder, 'guide.pdf')
        writeFileSync(file, bytes)
        const struct = spawnSync('pdfinfo', ['-struct', file], { encoding: 'utf8' }).stdout
        const count = (tag: string) => struct.match(new RegExp(`^\\s*${tag}\\b`, 'gm'))?.length ?? 0
        expect({ h1: count('H1'), h2: count('H2'), lists: count('L'), points: count('LI') }).toEqual({
          h1: 1,
          h2: sections.length + 1,
          lists: sections.length + 1,
          points: sections.reduce((sum, section) => sum + section.points, 0) + sources,
        })
        expect(spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout).toMatch(/Tagged:\s+yes/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  })

  test('take as many minutes on the page of all acts as on their own', () => {
    const shown = new Map(more.map(({ path, minutes }) => [path, minutes]))
    expect(guides.map(({ key }) => shown.get(guideLink(key)))).toEqual(guides.map(({ minutes }) => minutes))
  })

  test('a guide that nobody wrote is not found', async () => {
    expect((await get('/act/guides/other')).status).toBe(404)
    expect((await get('/act/guides/other/guide.pdf')).status).toBe(404)
  })
})
