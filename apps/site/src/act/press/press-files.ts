import { type Ctx, dayInUk, languageTags, sendPaper } from '../../foundation/index.ts'
import type { PressDocument } from './press-document.ts'
import type { PressView } from './press-view.ts'
import { wordType, writeWord } from './word/write-word.ts'
import { footOf, writePressPaper } from './write-press-paper.ts'

export type PressFile = 'word' | 'paper'

/** The day of the results, so that the same press release is the same file tomorrow. */
const dayOf = (c: Ctx, { release }: PressView): string => release?.publishedOn ?? dayInUk(c.var.services.clock())

const nameOf = (c: Ctx, { trust, campaign }: PressView, ending: string): string => {
  const example = campaign === 'example' ? 'example-' : ''
  return `${example}press-release-${trust?.code ?? 'blank'}-${c.var.locale}.${ending}`
}

type Sent = { readonly file: PressFile; readonly view: PressView; readonly press: PressDocument }

/** The press release as a file. One that holds what somebody typed is kept nowhere, neither here nor on its way. */
export async function sendPressFile(c: Ctx, { file, view, press }: Sent): Promise<Response> {
  const answer = file === 'paper' ? await asPaper(c, view, press) : await asWord(c, view, press)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return answer
  c.set('cacheable', false)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

async function asPaper(c: Ctx, view: PressView, press: PressDocument): Promise<Response> {
  return sendPaper(c, await writePressPaper(c, press, dayOf(c, view)), nameOf(c, view, 'pdf'))
}

async function asWord(c: Ctx, view: PressView, press: PressDocument): Promise<Response> {
  const { t, locale } = c.var
  const bytes = await writeWord(press, {
    creator: t('site.name'),
    language: languageTags[locale],
    day: dayOf(c, view),
    foot: (page, pages) => footOf(c, press, { page, pages }),
  })
  c.set('cacheable', true)
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': wordType,
    'content-disposition': `attachment; filename="${nameOf(c, view, 'docx')}"`,
    'cache-control': 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
}
