import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, type FieldError, localPath, Notice } from '../../../foundation/index.ts'
import { entriesNaming } from '../../link-check/entries-naming.ts'
import { describeImageAt, imagesPath, removeImageAt } from '../image-links.ts'
import { imageRef, type KeptImage } from '../kept-image.ts'
import { Picture } from '../picture.tsx'
import { DescriptionFields } from './description-fields.tsx'
import css from './images.css?inline'

type Shown = {
  readonly image: KeptImage
  readonly description?: KeptImage['description']
  readonly errors?: readonly FieldError[]
}

const dones = ['added', 'known', 'changed', 'described'] as const

/** One picture: what it shows, its sizes, how a text names it, and where it stands. */
export async function imagePage(c: Ctx, { image, description = image.description, errors = [] }: Shown): Promise<Response> {
  const { t, locale } = c.var
  const done = dones.find(each => each === c.req.query('done'))
  const uses = await entriesNaming(c, { image: image.id })
  return consolePage(c, {
    title: t('images.number', { id: image.id }),
    lead: image.description[locale] || image.description.en,
    trail: [{ href: imagesPath, label: t('images.title') }],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {done && (
          <Notice>
            <p role="status">{t(`images.done.${done}`)}</p>
          </Notice>
        )}
        <p class="image-one">
          <Picture t={t} image={image} isFirst />
        </p>
        <h2>{t('images.one.use.title')}</h2>
        <p>{t('images.one.use.text')}</p>
        <pre>
          <code>{`![](${imageRef(image)})`}</code>
        </pre>
        {uses.length === 0 ? (
          <p>{t('images.one.use.nowhere')}</p>
        ) : (
          <>
            <p>{t('images.one.use.where', { count: uses.length })}</p>
            <ul>
              {uses.map(use => (
                <li>{use.link ? <a href={localPath(locale, use.link)}>{use.title}</a> : use.title}</li>
              ))}
            </ul>
          </>
        )}
        <Describe c={c} image={image} description={description} errors={errors} />
        <h2>{t('images.one.sizes.title')}</h2>
        <DataTable
          id="sizes"
          caption={t('images.one.sizes.caption')}
          columns={[
            { label: t('images.one.sizes.format') },
            { label: t('images.one.sizes.width'), isNumber: true },
            { label: t('images.one.sizes.height'), isNumber: true },
          ]}
          rows={image.files.map(file => [file.format.toUpperCase(), t.number(file.width), t.number(file.height)])}
        />
        <Remove c={c} image={image} uses={uses.length} />
      </>
    ),
  })
}

type PartProps = { readonly c: Ctx; readonly image: KeptImage }

function Describe({ c, image, description, errors }: PartProps & Required<Pick<Shown, 'description' | 'errors'>>) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'image.describe') !== 'yes') return null
  return (
    <>
      <h2>{t('images.one.describe.title')}</h2>
      <form method="post" action={localPath(locale, describeImageAt.link(image.id))} novalidate>
        <input type="hidden" name="version" value={String(image.version)} />
        <DescriptionFields t={t} description={description} errors={errors} />
        <Button>{t('images.one.describe.button')}</Button>
      </form>
    </>
  )
}

function Remove({ c, image, uses }: PartProps & { readonly uses: number }) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'image.remove') !== 'yes') return null
  return (
    <>
      <h2>{t('images.one.remove.title')}</h2>
      <p>{t('images.one.remove.text', { count: uses })}</p>
      <form method="post" action={localPath(locale, removeImageAt.link(image.id))}>
        <Button kind="quiet">{t('images.one.remove.button')}</Button>
      </form>
    </>
  )
}
