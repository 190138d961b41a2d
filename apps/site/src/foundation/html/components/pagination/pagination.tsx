import type { Translate } from '../../../i18n/messages.ts'

type PaginationProps = {
  readonly t: Translate
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly link: (page: number) => string
}

/** The pages of a long list, each a link. Nothing when there is only one. */
export function Pagination({ t, page, pages, link }: PaginationProps) {
  if (pages < 2) return null
  return (
    <nav class="pages" aria-label={t('site.pages.label')}>
      <ul>
        {page > 1 && (
          <li>
            <a href={link(page - 1)} rel="prev">
              {t('site.pages.previous')}
            </a>
          </li>
        )}
        {Array.from({ length: pages }, (_, index) => index + 1).map(number => (
          <li>
            <a href={link(number)} aria-current={number === page ? 'page' : undefined}>
              <span class="hidden">{t('site.pages.page')} </span>
              {t.number(number)}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={link(page + 1)} rel="next">
              {t('site.pages.next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
