import { markdownToText } from '../../content/index.ts'
import type { SearchEntries, SearchEntry } from '../../foundation/index.ts'
import { editionNow } from './edition-store.ts'
import { standardsPath } from './links.ts'
import { viewOfStandard } from './standards-view.ts'

/** Each standard, by what patients read of it. */
export const standardsSearch: SearchEntries = async c => {
  const { db, services, locale } = c.var
  const edition = await editionNow(db, services.clock())
  return (edition?.standards ?? []).map((standard): SearchEntry => {
    const { title, expect, missing, lang, key } = viewOfStandard(standard, locale)
    return {
      group: 'standards',
      title,
      text: `${markdownToText(expect)} ${markdownToText(missing)}`,
      link: `${standardsPath}#${key}`,
      ...(lang === undefined ? {} : { lang }),
    }
  })
}
