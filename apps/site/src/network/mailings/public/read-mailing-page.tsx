import { raw } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'
import { updatesPath } from '../../links.ts'
import { networkPage } from '../../pages/network-page.tsx'
import { hasWelsh, readWords } from '../compose/read-mailing.ts'
import { mailingById } from '../mailing-store.ts'
import { escapeHtml, fillPieces } from '../markdown/fields.ts'

/**
 * A mailing to read in the browser, once staff have made it public and it has begun: as it reads to somebody of whom nothing is known. The styles of
 * the mail are left out, since the page has its own.
 */
export async function readMailingPage(c: Ctx): Promise<Response> {
  const { t, db, locale, services } = c.var
  const id = Number(c.req.param('id'))
  const mailing = Number.isSafeInteger(id) ? await mailingById(db, id) : null
  if (!mailing?.isPublic || mailing.startedAt === null) throw new HTTPException(404)
  const language = locale === 'cy' && hasWelsh(mailing) ? 'cy' : 'en'
  const { read } = readWords(language, mailing.words[language], { baseUrl: services.baseUrl })
  // Every text in it is escaped where it was written: see write-tokens.ts.
  const body = fillPieces(read.html, {}, escapeHtml).replaceAll(/ (?:style|class)="[^"]*"/g, '')
  return networkPage(c, {
    title: read.title,
    lead: t('mailings.read.lead', { day: t.day(mailing.startedAt) }),
    trail: [{ href: updatesPath, label: t('network.updates.title') }],
    isPublic: true,
    isIndexed: true,
    body: <div lang={language}>{raw(body)}</div>,
  })
}
