import type { SentKind } from './behaviours.ts'
import { formOnPage, type PageForm } from './page-form.ts'
import type { Words } from './write-mail.ts'

type Visit = {
  /** Of the private page, on this machine. */
  readonly address: string
  /** What the trust has in mind. */
  readonly as: SentKind
  readonly words: Words
}

/** What of the kinds that a trust can send is a word about its draft result. */
const verdictOf: Partial<Readonly<Record<SentKind, string>>> = { agrees: 'agree', corrects: 'correct', adds: 'add' }

/**
 * Opens the private page of a trust, fills in its form as somebody there would, and sends it. A page that is closed says so, and that is
 * the end of it; a page that does not answer as pages do is an error, and is tried again later.
 */
export async function replyOnPage({ address, as, words }: Visit): Promise<void> {
  const page = await fetch(address)
  if (page.status === 404 || page.status === 410) return
  if (!page.ok) throw new Error(`The page of a trust answered ${page.status}`)
  const verdict = verdictOf[as]
  if (verdict === undefined) throw new Error(`Nobody says "${as}" on a page`)
  const form = formOnPage(await page.text(), 'verdict')
  if (!form) throw new Error('The page of a trust has no form for a reply')
  await press(form, address, { verdict, words: words.body.trim(), do: 'send' }, words.file)
}

async function press(
  form: PageForm,
  from: string,
  typed: Readonly<Record<string, string>>,
  file: Words['file'] = null,
): Promise<void> {
  const fields = [...form.fields.filter(([name]) => !Object.hasOwn(typed, name)), ...Object.entries(typed)]
  const body = form.isMultipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields) body.append(name, value)
  if (body instanceof FormData && file)
    body.append('files', new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
  const answer = await fetch(new URL(form.action, from), { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`The page of a trust answered ${answer.status} to what it sent`)
}
