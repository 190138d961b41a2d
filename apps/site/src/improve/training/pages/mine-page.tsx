import { Button, ButtonLink, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { Facts } from '../certificates/certificate-page.tsx'
import type { Completion } from '../completions/completion.ts'
import { certificateFacts, whatItCertifies } from '../completions/completion-words.ts'
import { certificateLink, mineLink, minePaperLink, trainingsPath } from '../training-links.ts'
import { Tick } from './record-page.tsx'
import { trainingView } from './training-view.tsx'

type Mine = { readonly token: string; readonly completion: Completion; readonly isChanged?: boolean }

/** One’s own completion: the certificate, what the page behind its link shows, and the button that takes it back. */
export async function minePage(c: Ctx, { token, completion, isChanged = false }: Mine): Promise<Response> {
  const { t, locale } = c.var
  if (completion.state === 'ended') return endedPage(c, completion)
  const action = localPath(locale, mineLink(token))
  const isStanding = completion.state === 'standing'
  return trainingView(c, {
    title: t('training.mine.title'),
    lead: t(`training.mine.states.${completion.state}`),
    body: (
      <>
        {isChanged && (
          <Notice>
            <p role="status">{t('training.mine.changed')}</p>
          </Notice>
        )}
        <div class="certificate">
          <Facts facts={await certificateFacts(c, completion, { showsName: true, showsEmployer: true })} />
        </div>
        <p>{whatItCertifies(c, completion)}</p>
        {isStanding && (
          <>
            <p>
              <ButtonLink href={localPath(locale, minePaperLink(token))}>{t('training.mine.paper')}</ButtonLink>
            </p>
            <p>
              {t('training.mine.link')} <a href={localPath(locale, certificateLink(completion.code))}>{completion.code}</a>
            </p>
          </>
        )}
        <h2>{t('training.record.showsTitle')}</h2>
        <p>{t('training.record.showsText')}</p>
        <form method="post" action={action}>
          <input type="hidden" name="do" value="show" />
          <Tick t={t} id="showsName" words={t('training.record.showsName')} isTicked={completion.showsName} />
          <Tick t={t} id="showsEmployer" words={t('training.record.showsEmployer')} isTicked={completion.showsEmployer} />
          <Button kind="quiet">{t('training.mine.save')}</Button>
        </form>
        <h2>{t('training.mine.backTitle')}</h2>
        <p>{t('training.mine.backText')}</p>
        <form method="post" action={action}>
          <input type="hidden" name="do" value="take-back" />
          <Button>{t('training.mine.back')}</Button>
        </form>
      </>
    ),
  })
}

/** Gone, and why. */
export function endedPage(c: Ctx, { endedBecause }: Pick<Completion, 'endedBecause'>): Response {
  const { t, locale } = c.var
  return trainingView(c, {
    title: t('training.ended.title'),
    lead: t(`training.ended.${endedBecause ?? 'owner'}`),
    status: 410,
    body: (
      <p>
        <ButtonLink kind="quiet" href={localPath(locale, trainingsPath)}>
          {t('training.ended.back')}
        </ButtonLink>
      </p>
    ),
  })
}
