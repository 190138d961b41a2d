import { HTTPException } from 'hono/http-exception'
import { consolePage, formOf } from '../../../accounts/index.ts'
import {
  type Ctx,
  ErrorSummary,
  type Locale,
  locales,
  localPath,
  Notice,
  type PageView,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { checkWords, type FaultOf, type Missing } from '../compose/read-mailing.ts'
import { changeDraft } from '../draft/change-draft.ts'
import { mailingLink, mailingsPath, previewAt, wordsAt } from '../links.ts'
import type { Mailing, Words } from '../mailing-store.ts'
import { fieldNames } from '../markdown/fields.ts'
import { actorHere, leadTo, mailingHere, nameOf } from './mailing-here.ts'
import css from './mailings.css?inline'

const parts = ['title', 'subject', 'body'] as const
const longest = { title: 200, subject: 200, body: 50_000 } as const

type Shown = {
  readonly typed?: Readonly<Record<Locale, Words>>
  /** The version that whoever typed this has seen. */
  readonly basedOn?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  readonly changedBy?: string
  readonly status?: PageView['status']
}

/** What is wrong, where it stands and what to do, for the words as they are saved. */
export const sayFault = (t: Translate, { kind, line, column, what, locale, part }: FaultOf): string =>
  t(`mailings.faults.${kind}`, {
    what,
    where: t(`mailings.where.${part}`, { language: t(`mailings.languages.${locale}`), line, column }),
    fields: fieldNames.map(name => `{{${name}|…}}`).join(', '),
  })

export const sayMissing = (t: Translate, { locale, part }: Missing): string =>
  t('mailings.missing', { part: t(`mailings.parts.${part}`), language: t(`mailings.languages.${locale}`) })

/** The editor: a title, a subject and a text, in English and, for whoever wants it, in Welsh. */
export async function wordsPage(c: Ctx, mailing: Mailing, shown: Shown = {}): Promise<Response> {
  const { t, locale, services } = c.var
  const words = shown.typed ?? mailing.words
  const { faults, missing } = checkWords({ words }, services.baseUrl)
  const isSaved = c.req.query('done') === 'saved'
  const errorOf = (field: string) => shown.errors?.find(error => error.field === field)?.message
  const fields = (language: Locale) =>
    parts.map(part => {
      const id = `${part}-${language}`
      const common = {
        t,
        id,
        label: t(`mailings.words.${part}`, { language: t(`mailings.languages.${language}`) }),
        hint: t(`mailings.words.${part}Hint`),
        value: words[language][part],
        error: errorOf(id),
      }
      return part === 'body' ? <TextArea {...common} rows={18} /> : <TextField {...common} />
    })
  return consolePage(c, {
    title: t('mailings.words.heading', { name: nameOf(t, mailing) }),
    lead: t('mailings.words.lead'),
    trail: [
      { href: mailingsPath, label: t('mailings.title') },
      { href: mailingLink(mailing.id), label: nameOf(t, mailing) },
    ],
    status: shown.status,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={shown.errors ?? []} />
        {isSaved && (
          <Notice>
            <p role="status">{t('mailings.done.saved')}</p>
          </Notice>
        )}
        {shown.changedBy !== undefined && (
          <Notice title={t('mailings.conflict.title')}>
            <p>{t('mailings.conflict.text', { who: shown.changedBy })}</p>
            <p>
              <a href={localPath(locale, wordsAt.link(mailing.id))}>{t('mailings.conflict.newest')}</a>
            </p>
          </Notice>
        )}
        {(isSaved || shown.typed) && faults.length > 0 && (
          <Notice title={t('mailings.words.faultsTitle')}>
            <ul>
              {faults.map(fault => (
                <li>{sayFault(t, fault)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {isSaved && missing.length > 0 && <p>{missing.map(one => sayMissing(t, one)).join(' ')}</p>}
        <form method="post" action={localPath(locale, wordsAt.link(mailing.id))} novalidate>
          <input type="hidden" name="version" value={shown.basedOn ?? String(mailing.version)} />
          {fields('en')}
          <details class="fold" open={parts.some(part => words.cy[part] !== '')}>
            <summary>{t('mailings.words.welsh')}</summary>
            <p>{t('mailings.words.welshText')}</p>
            {fields('cy')}
          </details>
          <details class="fold">
            <summary>{t('mailings.words.help')}</summary>
            <p>{t('mailings.words.markdown')}</p>
            <p>{t('mailings.words.fields', { fields: fieldNames.map(name => `{{${name}|…}}`).join(', ') })}</p>
            <p>{t('mailings.words.fieldsPlace')}</p>
          </details>
          <div class="mailing-buttons">
            <button class="button" type="submit" name="then" value="save">
              {t('mailings.words.save')}
            </button>
            <button class="button quiet" type="submit" name="then" value="preview">
              {t('mailings.words.savePreview')}
            </button>
          </div>
        </form>
      </>
    ),
  })
}

const unbroken = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export async function postWords(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const mailing = await mailingHere(c)
  const form = await formOf(c)
  const wordsIn = (language: Locale): Words => ({
    title: unbroken(form(`title-${language}`)),
    subject: unbroken(form(`subject-${language}`)),
    body: form(`body-${language}`).replaceAll(/\r\n?/g, '\n').trimEnd(),
  })
  const typed = { en: wordsIn('en'), cy: wordsIn('cy') }
  const errors = locales.flatMap(language =>
    parts
      .filter(part => typed[language][part].length > longest[part])
      .map(part => ({ field: `${part}-${language}`, message: t('mailings.words.tooLong', { most: longest[part] }) })),
  )
  const basedOn = form('version')
  if (errors.length > 0) return wordsPage(c, mailing, { typed, basedOn, errors, status: 422 })
  const change = { id: mailing.id, basedOn: Number(basedOn), change: { words: typed }, actor: actorHere(c) }
  const saved = await changeDraft(services, change)
  switch (saved.outcome) {
    case 'conflict': {
      const { current } = saved
      // Saved again from here it takes the place of the other's words: whoever does so has been told.
      return wordsPage(c, current, { typed, basedOn: String(current.version), changedBy: current.changedBy, status: 409 })
    }
    case 'gone':
      throw new HTTPException(404)
    case 'not-draft':
      return leadTo(c, mailingLink(mailing.id), 'not-draft')
    default:
      return form('then') === 'preview' ? leadTo(c, previewAt.link(mailing.id)) : leadTo(c, wordsAt.link(mailing.id), 'saved')
  }
}
