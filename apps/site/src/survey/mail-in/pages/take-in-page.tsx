import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import type { FileFault } from '../file-fault.ts'
import { heldMailLink, type TakenCounts, takeInPath } from '../links.ts'

/** What became of one file: a mail for two requests stands under both. */
export type BroughtFile = {
  readonly name: string
  readonly became: readonly (
    | { readonly outcome: 'filed'; readonly round: string; readonly trustCode: string }
    | { readonly outcome: 'held' | 'known' }
    | { readonly outcome: 'refused'; readonly why: FileFault }
  )[]
}

export type TakeInView = {
  readonly done: TakenCounts | null
  /** Every file that was brought, when one of them was refused. */
  readonly files: readonly BroughtFile[]
  /** Nothing was chosen. */
  readonly isEmpty: boolean
}

export const filesAtOnce = 100

/** Brings mail in that somebody has saved as files. */
export function takeInPage(c: Ctx, { done, files, isEmpty }: TakeInView): Response {
  const { t, locale } = c.var
  const refused = files.filter(({ became }) => became.some(({ outcome }) => outcome === 'refused'))
  const errors = isEmpty
    ? [{ field: 'files', message: t('mail-in.takeIn.choose') }]
    : refused.map(file => ({ field: 'brought', message: `${file.name}: ${file.became.map(each => sayOne(t, each)).join(', ')}` }))
  return consolePage(c, {
    title: t('mail-in.takeIn.title'),
    lead: t('mail-in.takeIn.lead'),
    trail: [{ href: heldMailLink(), label: t('mail-in.menu') }],
    status: errors.length > 0 ? 422 : undefined,
    body: (
      <>
        {done && <Done t={t} done={done} />}
        <ErrorSummary t={t} errors={errors} />
        {files.length > 0 && <Brought t={t} files={files} />}
        <form method="post" action={localPath(locale, takeInPath)} enctype="multipart/form-data">
          <div class={isEmpty ? 'field invalid' : 'field'}>
            <label for="files">{t('mail-in.takeIn.field')}</label>
            <p class="hint" id="files-hint">
              {t('mail-in.takeIn.how')} {t('mail-in.takeIn.hint', { files: filesAtOnce })}
            </p>
            <input
              id="files"
              name="files"
              type="file"
              multiple
              accept=".eml,message/rfc822"
              aria-describedby="files-hint"
              aria-invalid={isEmpty ? 'true' : undefined}
            />
          </div>
          <Button>{t('mail-in.takeIn.button')}</Button>
        </form>
      </>
    ),
  })
}

const Done = ({ t, done: { mails, held, known } }: { t: Translate; done: TakenCounts }) => (
  <div role="status">
    <Notice>
      <p>
        {t('mail-in.takeIn.done', { count: mails })} {held > 0 && t('mail-in.takeIn.doneHeld', { count: held })}{' '}
        {known > 0 && t('mail-in.takeIn.doneKnown', { count: known })}
      </p>
      {held > 0 && (
        <p>
          <a href={localPath(t.locale, heldMailLink())}>{t('mail-in.menu')}</a>
        </p>
      )}
    </Notice>
  </div>
)

const Brought = ({ t, files }: { t: Translate; files: readonly BroughtFile[] }) => (
  <DataTable
    id="brought"
    caption={t('mail-in.takeIn.results')}
    columns={[{ label: t('mail-in.takeIn.file') }, { label: t('mail-in.takeIn.became') }]}
    rows={files.map(({ name, became }) => [name, <Became t={t} became={became} />])}
  />
)

const Became = ({ t, became }: Pick<BroughtFile, 'became'> & { t: Translate }) => (
  <ul class="plain">
    {became.map(each => (
      <li>
        {each.outcome === 'filed' ? <a href={localPath(t.locale, requestLink(each))}>{sayOne(t, each)}</a> : sayOne(t, each)}
      </li>
    ))}
  </ul>
)

function sayOne(t: Translate, became: BroughtFile['became'][number]): string {
  if (became.outcome === 'refused') return t('mail-in.takeIn.refused', { why: t(`mail-in.files.${became.why}`) })
  if (became.outcome === 'filed') return t('mail-in.takeIn.filed', { request: `${became.round}/${became.trustCode}` })
  return t(`mail-in.takeIn.${became.outcome}`)
}
