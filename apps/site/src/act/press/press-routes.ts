import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, lettersNotOnPaper, localPath, type Router } from '../../foundation/index.ts'
import { readsAsDistress } from '../../network/index.ts'
import { trustToShare } from '../../releases/index.ts'
import { answerQuestion } from './answer-question.ts'
import { loadBlankPress, loadPress } from './load-press.ts'
import { type PressFile, sendPressFile } from './press-files.ts'
import type { FilledPress } from './press-form.tsx'
import {
  blankPaperPath,
  blankWordPath,
  pressLink,
  pressOfTrustPath,
  pressPaperLink,
  pressPaperPath,
  pressPath,
  pressWordLink,
  pressWordPath,
} from './press-links.ts'
import { closedPressPage, pressPage } from './press-page.tsx'
import type { PressAnswer, PressView } from './press-view.ts'
import { questionPage } from './question-page.tsx'
import { longest, type PressFault, pressFields, readTypedPress, type TypedPress } from './typed-press.ts'
import { writePress } from './write-press.ts'

/** Nine fields of at most 1,200 letters, each up to twelve bytes as forms write them; longer ones are refused in words and not in silence. */
const maxFormBytes = 256 * 1024

/** The press releases: pages and files that are the same for everybody, and answers to a form of which nothing is kept. */
export function pressRoutes(router: Router): void {
  router.get(pressPath, c => questionPage(c, null))
  router.post(pressPath, bounded, async c => {
    refuseForeignForms(c)
    return answerQuestion(c, (await formOf(c))('q'))
  })
  router.get(blankWordPath, c => sendBlank(c, 'word'))
  router.get(blankPaperPath, c => sendBlank(c, 'paper'))
  router.get(pressOfTrustPath, c => withPress(c, pressLink, told => showPress(c, told, null)))
  router.post(pressOfTrustPath, bounded, async c => {
    refuseForeignForms(c)
    const sent = await formOf(c)
    return withPress(c, pressLink, told => answerForm(c, told, sent))
  })
  router.get(pressWordPath, c => withPress(c, pressWordLink, ({ view }) => sendPlain(c, view, 'word')))
  router.get(pressPaperPath, c => withPress(c, pressPaperLink, ({ view }) => sendPlain(c, view, 'paper')))
}

const bounded = bodyLimit({
  maxSize: maxFormBytes,
  onError: () => {
    throw new HTTPException(413)
  },
})

type Told = Extract<PressAnswer, { kind: 'told' }>

/** An old code or another spelling leads to the one address; a form that was sent there is sent again. */
async function withPress(
  c: Ctx,
  linkOf: (code: string) => string,
  show: (told: Told) => Response | Promise<Response>,
): Promise<Response> {
  const answer = await loadPress(c, c.req.param('code') ?? '')
  switch (answer.kind) {
    case 'told':
      return show(answer)
    case 'closed':
      return linkOf === pressLink ? closedPressPage(c, answer) : c.redirect(localPath(c.var.locale, pressLink(answer.code)), 302)
    case 'moved':
      return c.redirect(localPath(c.var.locale, linkOf(answer.code)), c.req.method === 'POST' ? 308 : 301)
    case 'none':
      return c.notFound()
  }
}

const sendPlain = (c: Ctx, view: PressView, file: PressFile): Promise<Response> =>
  sendPressFile(c, { file, view, press: writePress(c.var.t, view) })

const sendBlank = async (c: Ctx, file: PressFile): Promise<Response> => sendPlain(c, await loadBlankPress(c), file)

type Shown = { readonly typed: TypedPress; readonly filled: FilledPress }

function showPress(c: Ctx, { view, share }: Told, shown: Shown | null): Response {
  const { t } = c.var
  return pressPage(c, {
    trust: view.trust,
    press: writePress(t, view, shown?.typed),
    share,
    shareWords: trustToShare(t, view.trust.name, view.standing.kind === 'published' ? view.standing.status : null),
    filled: shown?.filled ?? null,
  })
}

/** The document with what was typed: as a page or as a file. What cannot be done is said, with everything given back. */
async function answerForm(c: Ctx, told: Told, sent: (name: string) => string): Promise<Response> {
  const { t, services } = c.var
  const { typed, faults } = readTypedPress(sent)
  const as = sent('as')
  const errors = new Map(faults.map(fault => [fault.field, faultInWords(c, fault)]))
  if (as === 'paper') {
    for (const field of pressFields) {
      const letters = lettersNotOnPaper(services.root, typed[field])
      if (letters.length > 0 && !errors.has(field)) errors.set(field, lettersInWords(c, letters))
    }
  }
  if (errors.size === 0 && (as === 'word' || as === 'paper'))
    return sendPressFile(c, { file: as, view: told.view, press: writePress(t, told.view, typed) })
  const callsForHelp = readsAsDistress(`${typed.words} ${typed.secondWords}`) !== null
  return showPress(c, told, { typed, filled: { typed: sent, errors, callsForHelp } })
}

/** Some of them: the joiners between the parts of an emoji are nothing to see. */
function lettersInWords({ var: { t } }: Ctx, letters: readonly string[]): string {
  const seen = letters.filter(letter => !/\p{Cf}|\ufe0f/u.test(letter))
  return t('press.fault.letters', { letters: seen.slice(0, 10).join(' ') })
}

function faultInWords({ var: { t } }: Ctx, fault: PressFault): string {
  if (fault.kind === 'no-such-day') return t('press.fault.no-such-day')
  const { field, length } = fault
  return t('press.fault.too-long', { label: t(`press.form.${field}`), length, most: longest[field] })
}
