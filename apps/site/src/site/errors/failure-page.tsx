import { type Ctx, page, problemResponse } from '../../foundation/index.ts'
import type { Failure } from './failure.ts'

/** The API answers errors as problem+json, people get a page. */
export const isApi = (path: string): boolean => path.startsWith('/api/')

/** Tells whoever asked what happened and what to do next, in the form that suits them. */
export function showFailure(c: Ctx, failure: Failure, headers: Record<string, string> = {}): Response {
  const { t, requestId } = c.var
  const isOurs = failure.kind === 'unexpected'
  const { title, next } = wordsFor(c, failure)
  if (isApi(c.var.path)) {
    const reference = isOurs ? ` ${t('site.failed.reference')}: ${requestId}` : ''
    return problemResponse({ status: failure.status, title, detail: next + reference }, headers)
  }
  return page(c, {
    title,
    description: title,
    status: failure.status,
    indexed: false,
    headers,
    body: (
      <section class="band prose">
        <h1>{title}</h1>
        {isOurs && <p class="lead">{t('site.failed.lead')}</p>}
        <p>{next}</p>
        {isOurs && (
          <p>
            {t('site.failed.reference')}: <strong>{requestId}</strong>
          </p>
        )}
      </section>
    ),
  })
}

function wordsFor(c: Ctx, failure: Failure): { title: string; next: string } {
  const { t } = c.var
  switch (failure.kind) {
    case 'unexpected':
      return { title: t('site.failed.title'), next: t('site.failed.next') }
    case 'said':
      return { title: failure.what, next: failure.next }
    case 'refused':
      return { title: t(`site.refused.${failure.words}`), next: t(`site.refused.${failure.words}Next`) }
  }
}
