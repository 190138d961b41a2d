import type { Child } from 'hono/jsx'
import { Button, type Ctx, localPath, Notice, TextField } from '../../../foundation/index.ts'
import type { Completion } from '../completions/completion.ts'
import { type CertificateFact, certificateFacts, whatItCertifies } from '../completions/completion-words.ts'
import { trainingView } from '../pages/training-view.tsx'
import { certificatesPath } from '../training-links.ts'

/** The facts of a certificate, each with its name. */
export const Facts = ({ facts }: { readonly facts: readonly CertificateFact[] }) => (
  <dl>
    {facts.map(({ name, words }) => (
      <>
        <dt>{name}</dt>
        <dd dir="auto">{words}</dd>
      </>
    ))}
  </dl>
)

/** A certificate that stands: what its holder agreed to show, and what it is worth. */
export async function goodPage(c: Ctx, completion: Completion): Promise<Response> {
  const { t } = c.var
  return trainingView(c, {
    title: t('training.certificate.good.title'),
    lead: t('training.certificate.good.lead'),
    trail: [{ href: certificatesPath, label: t('training.certificates.title') }],
    body: (
      <>
        <div class="certificate">
          <Facts
            facts={[
              ...(await certificateFacts(c, completion, completion)),
              { name: t('training.certificate.facts.code'), words: completion.code },
            ]}
          />
        </div>
        <h2>{t('training.certificate.worthTitle')}</h2>
        <p>{whatItCertifies(c, completion)}</p>
        <p>{t('training.certificate.compare')}</p>
      </>
    ),
  })
}

/** A certificate that was one and is none any more. */
export function endedCertificatePage(c: Ctx, completion: Completion): Response {
  const { t } = c.var
  const because = completion.endedBecause === 'time' ? 'time' : 'withdrawn'
  return trainingView(c, {
    title: t(`training.certificate.${because}.title`),
    lead: t(`training.certificate.${because}.lead`, { day: t.day(completion.endedAt ?? completion.askedAt) }),
    trail: [{ href: certificatesPath, label: t('training.certificates.title') }],
    status: 410,
    body: <Again c={c} />,
  })
}

/** A link or a code that is none of ours: said clearly, so that nobody relies on a paper that carries it. */
export function badPage(c: Ctx, why: 'altered' | 'unknown' | 'noCode', typed: string): Response {
  const { t } = c.var
  return trainingView(c, {
    title: t(`training.certificate.${why}.title`),
    lead: t(`training.certificate.${why}.lead`),
    trail: [{ href: certificatesPath, label: t('training.certificates.title') }],
    status: why === 'noCode' ? 422 : 404,
    body: (
      <>
        {why !== 'noCode' && (
          <Notice>
            <p>{t('training.certificate.doNotRely')}</p>
          </Notice>
        )}
        <Again c={c} typed={typed} />
      </>
    ),
  })
}

/** Where somebody types the code of a certificate on paper. */
export const certificatesPage = (c: Ctx): Response => {
  const { t } = c.var
  return trainingView(c, {
    title: t('training.certificates.title'),
    lead: t('training.certificates.lead'),
    isPublic: true,
    body: <Again c={c} />,
  })
}

const longestShown = 60

function Again({ c, typed }: { readonly c: Ctx; readonly typed?: string }): Child {
  const { t, locale } = c.var
  return (
    <form method="post" action={localPath(locale, certificatesPath)} novalidate>
      <TextField
        t={t}
        id="code"
        label={t('training.certificates.code')}
        hint={t('training.certificates.codeHint')}
        value={typed?.slice(0, longestShown)}
      />
      <Button>{t('training.certificates.button')}</Button>
    </form>
  )
}
