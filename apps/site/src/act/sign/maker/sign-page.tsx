import { layOutSign, type SignWords, signSvg } from '@spotlight/drawing'
import { raw } from 'hono/html'
import {
  Breadcrumbs,
  ButtonLink,
  type Ctx,
  componentCss,
  ErrorSummary,
  type FieldError,
  type Locale,
  locales,
  localPath,
  Notice,
  type PageView,
  page,
  Radios,
  readFaces,
  TextField,
} from '../../../foundation/index.ts'
import { joinBox } from '../../../network/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { lettersPath, signPath, wallPath } from '../sign-links.ts'
import type { ReadSign, SignFault, SignFaults } from './read-sign.ts'
import css from './sign.css?inline'
import { wordsOfSign } from './words-of-sign.ts'

export type TypedSign = { readonly name: string; readonly place: string; readonly language: Locale }

type Shown = {
  readonly typed?: TypedSign
  readonly faults?: SignFaults
  /** What the preview shows, once it was found right. */
  readonly shown?: Extract<ReadSign, { ok: true }>
  readonly notice?: string
  readonly status?: PageView['status']
}

const { errorSummary, formField, notice: noticeCss } = componentCss

/** The form, and the sign as it will be. Without anything typed it is the same for everybody. */
export function signPage(c: Ctx, { typed, faults = [], shown, notice, status }: Shown = {}): Response {
  const { t, locale, services } = c.var
  const language = typed?.language ?? locale
  const errors = faults.map(({ field, fault }) => ({ field, message: sayFault(c, fault) }))
  return page(c, {
    title: t('sign.title'),
    description: t('sign.description'),
    status,
    cacheable: typed === undefined,
    translated: typed === undefined,
    indexed: typed === undefined,
    share: typed === undefined ? shareSite(t) : undefined,
    css: [errorSummary, formField, noticeCss, css],
    islands: ['sign-maker'],
    ...(typed === undefined ? {} : { headers: { 'cache-control': 'no-store' } }),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: '/act', label: t('sign.trail') }]} here={t('sign.title')} />
        <section class="band">
          <div class="prose">
            <h1>{t('sign.title')}</h1>
            <p class="lead">{t('sign.lead')}</p>
            <ErrorSummary t={t} errors={errors} />
            {notice && (
              <Notice>
                <p>{notice}</p>
              </Notice>
            )}
          </div>
          <sign-maker
            data-letters={lettersPath}
            data-words={JSON.stringify(wordsForBrowser(c))}
            data-missing={t('sign.faults.letters', { letters: '{letters}' })}
            data-long={t('sign.faults.tooLongHere', { most: '{most}' })}
            data-saved={t('sign.saved')}
          >
            <div class="sign-maker">
              <SignForm c={c} typed={typed} language={language} errors={errors} />
              <div class="sign-preview">
                <h2 id="preview">{t('sign.preview.title')}</h2>
                <div class="sign-shown">
                  {raw(
                    previewOf(c, {
                      ...wordsOfSign(services.messages.in(language), services),
                      name: shown?.name ?? '',
                      place: shown?.place ?? '',
                    }),
                  )}
                </div>
                <p class="hint">{t('sign.preview.hint')}</p>
              </div>
            </div>
          </sign-maker>
        </section>
        <section class="band prose">
          <h2>{t('sign.use.title')}</h2>
          <p>{t('sign.use.text')}</p>
          <h2>{t('sign.wall.title')}</h2>
          <p>{t('sign.wall.text')}</p>
          <p>
            <ButtonLink kind="quiet" href={localPath(locale, wallPath)}>
              {t('sign.wall.see')}
            </ButtonLink>
          </p>
          {joinBox(c)}
        </section>
      </>
    ),
  })
}

type FormProps = {
  readonly c: Ctx
  readonly typed: TypedSign | undefined
  readonly language: Locale
  readonly errors: readonly FieldError[]
}

function SignForm({
  c: {
    var: { t, locale },
  },
  typed,
  language,
  errors,
}: FormProps) {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <form method="post" action={localPath(locale, signPath)} class="sign-form">
      <TextField
        t={t}
        id="name"
        label={t('sign.form.name')}
        hint={t('sign.form.nameHint')}
        value={typed?.name}
        error={errorOf('name')}
        autocomplete="given-name"
        optional
      />
      <TextField
        t={t}
        id="place"
        label={t('sign.form.place')}
        hint={t('sign.form.placeHint')}
        value={typed?.place}
        error={errorOf('place')}
        autocomplete="address-level2"
        optional
      />
      <Radios
        t={t}
        id="language"
        label={t('sign.form.language')}
        value={language}
        choices={locales.map(each => ({ value: each, label: t(`sign.form.languages.${each}`) }))}
      />
      <p>
        <button class="button quiet" type="submit" name="as" value="see">
          {t('sign.form.see')}
        </button>
      </p>
      <fieldset class="sign-files">
        <legend>{t('sign.form.files')}</legend>
        {(['square', 'wide', 'paper'] as const).map(shape => (
          <p>
            <button class="button" type="submit" name="as" value={shape}>
              {t(`sign.form.shapes.${shape}.button`)}
            </button>
            <span class="hint">{t(`sign.form.shapes.${shape}.hint`)}</span>
          </p>
        ))}
      </fieldset>
      <p role="status" class="sign-said" />
      <p class="hint">{t('sign.form.kept')}</p>
    </form>
  )
}

function sayFault({ var: { t } }: Ctx, fault: SignFault): string {
  if (fault.kind === 'too-long') return t('sign.faults.tooLong', { count: fault.count })
  // A text of a thousand different letters is not repeated: the first few say what is meant.
  const some = fault.letters.slice(0, 6).map(letter => `“${letter}”`)
  return t('sign.faults.letters', { letters: some.join(' ') + (fault.letters.length > some.length ? ' …' : '') })
}

/** Both languages of a sign, since whoever makes it may change it. */
function wordsForBrowser({ var: { services, t } }: Ctx) {
  const label = t('sign.preview.label')
  return Object.fromEntries(locales.map(locale => [locale, { ...wordsOfSign(services.messages.in(locale), services), label }]))
}

const previewOf = ({ var: { services, t } }: Ctx, words: SignWords): string => {
  const { face } = readFaces(services.root)
  return signSvg(layOutSign(words, 'square', face), {
    faces: face,
    fonts: 'page',
    label: labelOf(t('sign.preview.label'), words),
  })
}

/** What the preview says to those who cannot see it: all its words. */
const labelOf = (label: string, { question, name, place }: SignWords): string =>
  [`${label} ${question}`, name, place].filter(part => part !== '').join(' · ')
