import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, dayInUk, type Locale, localPath, Notice } from '../../../foundation/index.ts'
import { surveyedTrusts } from '../../../register/index.ts'
import { currentStatusCodes } from '../../../releases/index.ts'
import { factsOf } from '../compose/facts.ts'
import { frameOf } from '../compose/frame.ts'
import { checkWords, languagesOf, readWords, type Written, writeMail } from '../compose/read-mailing.ts'
import { mailingLink, mailingsPath, previewAt, previewMailAt, wordsAt } from '../links.ts'
import type { Mailing } from '../mailing-store.ts'
import { mailingHere, nameOf } from './mailing-here.ts'
import css from './mailings.css?inline'
import { sayFault } from './words-page.tsx'

/** Readers who do not exist: one of whom we know everything, one of whom we know nothing. */
export const samples = ['known', 'unknown'] as const
export type Sample = (typeof samples)[number]

/** The mail as a sample reader would get it. Its links lead to the pages themselves and count nothing. */
export async function writeSample(
  c: Ctx,
  mailing: Mailing,
  { sample, language, isTest = false }: { readonly sample: Sample; readonly language: Locale; readonly isTest?: boolean },
): Promise<Written> {
  const { db, services } = c.var
  const t = services.messages.in(language)
  const [trust = null] = await surveyedTrusts(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const reader = { firstName: t('mailings.preview.reader'), nation: trust?.nation ?? ('england' as const), district: 'LS9' }
  const place = { nation: reader.nation, trust, constituencies: [] }
  const facts = sample === 'known' ? factsOf(t, { reader, place, statuses: await currentStatusCodes(db) }) : {}
  const { read } = readWords(language, mailing.words[language], { baseUrl: services.baseUrl })
  return writeMail(read, facts, (await frameOf(db, services, mailing))(t, null, isTest))
}

function shownHere(c: Ctx, mailing: Mailing): { sample: Sample; language: Locale } {
  const language = languagesOf(mailing).find(each => each === c.req.query('language')) ?? 'en'
  return { sample: samples.find(each => each === c.req.query('reader')) ?? 'known', language }
}

/** The mail as its readers will see it: as a page and as plain text. */
export async function previewPage(c: Ctx): Promise<Response> {
  const { t, locale, services } = c.var
  const mailing = await mailingHere(c)
  const shown = shownHere(c, mailing)
  const { subject, text } = await writeSample(c, mailing, shown)
  const { faults } = checkWords(mailing, services.baseUrl)
  const query = (change: Partial<typeof shown>) => {
    const { sample, language } = { ...shown, ...change }
    return `?reader=${sample}&language=${language}`
  }
  const here = localPath(locale, previewAt.link(mailing.id))
  const choice = (label: string, href: string, isCurrent: boolean) => (
    <li>
      <a href={here + href} aria-current={isCurrent ? 'true' : undefined}>
        {label}
      </a>
    </li>
  )
  return consolePage(c, {
    title: t('mailings.preview.heading', { name: nameOf(t, mailing) }),
    lead: t('mailings.preview.lead'),
    trail: [
      { href: mailingsPath, label: t('mailings.title') },
      { href: mailingLink(mailing.id), label: nameOf(t, mailing) },
    ],
    css: [css],
    framesOwnPages: true,
    body: (
      <>
        {faults.length > 0 && (
          <Notice title={t('mailings.words.faultsTitle')}>
            <ul>
              {faults.map(fault => (
                <li>{sayFault(t, fault)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <ul>
          {samples.map(sample => choice(t(`mailings.preview.samples.${sample}`), query({ sample }), sample === shown.sample))}
        </ul>
        {languagesOf(mailing).length > 1 && (
          <ul>
            {languagesOf(mailing).map(language =>
              choice(t(`mailings.languages.${language}`), query({ language }), language === shown.language),
            )}
          </ul>
        )}
        <p>{t('mailings.preview.subject', { subject })}</p>
        <h2>{t('mailings.preview.page')}</h2>
        <iframe
          class="mailing-frame"
          title={t('mailings.preview.page')}
          src={localPath(locale, previewMailAt.link(mailing.id)) + query({})}
          sandbox=""
        />
        <h2>{t('mailings.preview.text')}</h2>
        <section class="mailing-text" lang={shown.language} aria-label={t('mailings.preview.text')}>
          {text}
        </section>
        {mailing.state === 'draft' && (
          <p>
            <a href={localPath(locale, wordsAt.link(mailing.id))}>{t('mailings.preview.back')}</a>
          </p>
        )}
      </>
    ),
  })
}

/** The page of the mail alone, for the frame: nothing in it can run, be sent or be fetched. */
export async function previewMail(c: Ctx): Promise<Response> {
  const mailing = await mailingHere(c)
  const { html } = await writeSample(c, mailing, shownHere(c, mailing))
  return c.body(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
}
