import { ButtonLink, type Ctx, localPath } from '../../../foundation/index.ts'
import { mayTakeAddresses } from '../../../network/index.ts'
import { supportPath } from '../../support/support-links.ts'
import { UrgentHelp } from '../../support/urgent/urgent-help.tsx'
import { storyView } from '../pages/story-view.tsx'
import { writePath } from '../story-links.ts'

const before = ['looked', 'yours', 'health', 'others', 'back', 'copies', 'search'] as const

/** Before anybody writes: help and company first, then what becomes of a story. */
export function tellPage(c: Ctx): Response {
  const { t, locale, services, shell } = c.var
  const isOpen = mayTakeAddresses(services, shell)
  return storyView(c, {
    title: t('stories.tell.title'),
    lead: t('stories.tell.lead'),
    description: t('stories.tell.description'),
    kind: 'public',
    body: (
      <>
        <UrgentHelp t={t} />
        <p>
          {t('stories.tell.first')} <a href={localPath(locale, supportPath)}>{t('stories.support')}</a>
        </p>
        {isOpen ? (
          <>
            <h2>{t('stories.tell.before.title')}</h2>
            <ul>
              {before.map(point => (
                <li>{t(`stories.tell.before.${point}`)}</li>
              ))}
            </ul>
            <p>
              <ButtonLink href={localPath(locale, writePath)}>{t('stories.tell.start')}</ButtonLink>
            </p>
          </>
        ) : (
          <>
            <h2>{t('stories.tell.closed.title')}</h2>
            <p>{t('stories.tell.closed.text')}</p>
          </>
        )}
      </>
    ),
  })
}
