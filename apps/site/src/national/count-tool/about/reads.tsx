import { type Ctx, DataTable, localPath } from '../../../foundation/index.ts'
import { manualLink } from '../links.ts'
import { readFormats } from './run-steps.ts'

/** Which extracts it reads, and what it takes from each. */
export function Reads({ c }: { readonly c: Ctx }) {
  const { t, locale } = c.var
  return (
    <section class="band sand prose" aria-labelledby="reads">
      <h2 id="reads">{t('count-tool.reads.title')}</h2>
      <p class="lead">{t('count-tool.reads.lead')}</p>
      <div data-not-counting>
        <DataTable
          id="formats"
          caption={t('count-tool.reads.caption')}
          isStacked
          columns={(['extract', 'format', 'takes'] as const).map(key => ({ label: t(`count-tool.reads.columns.${key}`) }))}
          rows={readFormats.map(({ key, proper }) => [
            t(`count-tool.reads.${key}.name`),
            proper,
            t(`count-tool.reads.${key}.takes`),
          ])}
        />
      </div>
      <p>
        {t('count-tool.reads.never')} <a href={localPath(locale, manualLink('formats'))}>{t('count-tool.reads.more')}</a>
      </p>
    </section>
  )
}
