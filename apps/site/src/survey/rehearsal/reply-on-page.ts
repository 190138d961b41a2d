import type { SentKind } from './behaviours.ts'
import { formOnPage, type PageForm } from './page-form.ts'
import type { Words } from './write-mail.ts'

type Visit = {
  /** Of the private page, on this machine. */
  readonly address: string
  /** What the trust has in mind. */
  readonly as: SentKind
  readonly words: Words
  /** The end of the trust's addresses. */
  readonly host: string
}

/** What the page calls what a trust has in mind. */
const verdicts: Partial<Readonly<Record<SentKind, string>>> = { agrees: 'agree', corrects: 'correct', adds: 'add' }

/**
 * Opens the private page of a trust and does there what somebody at the trust would: fills in the reply, looks it over and sends it, or
 * names a colleague. A page that is closed says so, and that is the end of it; one that does not answer as pages do is an error.
 */
export async function replyOnPage({ address, as, words, host }: Visit): Promise<void> {
  const page = await open(address)
  if (page === null) return
  if (as === 'names-somebody') {
    const colleague = { name: 'Cancer data team', role: 'Cancer data manager', email: `cancer.data@${host}` }
    await press(formOn(page, 'email'), address, colleague)
    return
  }
  const verdict = verdicts[as]
  if (verdict === undefined) throw new Error(`Nobody says "${as}" on a page`)
  const looked = await press(formOn(page, 'verdict'), address, { verdict, words: words.body.trim(), step: 'look' }, words.file)
  const shown = looked && (await open(looked))
  if (!looked || !shown) throw new Error('The page of a trust does not show what will be sent')
  if ((await press(formOn(shown, 'token'), looked, {})) === null) throw new Error('The reply of a trust was not taken')
}

/** Somebody who was named follows the link in the mail that asks them, and says yes. */
export async function confirmOnPage(address: string): Promise<void> {
  const page = await open(address)
  if (page !== null) await press(formOn(page, 'says'), address, { says: 'yes' })
}

async function open(address: string): Promise<string | null> {
  const answer = await fetch(address)
  if (answer.status === 404 || answer.status === 410) return null
  if (!answer.ok) throw new Error(`A page for trusts answered ${answer.status}`)
  return answer.text()
}

function formOn(page: string, field: string): PageForm {
  const form = formOnPage(page, field)
  if (!form) throw new Error(`A page for trusts has no form with "${field}"`)
  return form
}

/** Where the answer leads; null where it leads nowhere. */
async function press(
  form: PageForm,
  from: string,
  typed: Readonly<Record<string, string>>,
  file: Words['file'] = null,
): Promise<string | null> {
  const fields = [...form.fields.filter(([name]) => !Object.hasOwn(typed, name)), ...Object.entries(typed)]
  const body = form.isMultipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields) body.append(name, value)
  if (body instanceof FormData && file)
    body.append('files', new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
  const answer = await fetch(new URL(form.action, from), { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303 && !answer.ok) throw new Error(`A page for trusts answered ${answer.status} to what was sent`)
  const to = answer.headers.get('location')
  return to === null ? null : new URL(to, from).href
}
