import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { allReleases, releaseById, releaseLink } from '../../../releases/index.ts'
import { prepareAt } from '../../threads/links.ts'
import { type LettersToMend, lettersWithWithheldWords } from '../../threads/withheld-in-letters.ts'
import { correctLink, withholdLink } from '../links.ts'

/** `/console/releases`: everything that has been published, and what can be put right of it. */
export async function publishedPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const releases = await allReleases(db)
  const mayCorrect = mayDo(principalOf(c), 'release.correct') === 'yes'
  const done = c.req.query('done') ?? ''
  const corrected = done === 'corrected' ? await releaseById(db, c.req.query('release') ?? '') : null
  const letters = mayDo(principalOf(c), 'thread.see') === 'yes' ? await lettersWithWithheldWords(db) : []
  return consolePage(c, {
    title: t('corrections.title'),
    lead: t('corrections.lead'),
    body: (
      <>
        {corrected && (
          <Notice title={t('corrections.done.corrected', { id: corrected.id })}>
            <p>
              <a href={localPath(locale, releaseLink(corrected.id))}>{t('corrections.look')}</a>
            </p>
          </Notice>
        )}
        {['withheld', 'already-withheld'].includes(done) && (
          <Notice>
            <p>{t(`corrections.done.${done}`)}</p>
          </Notice>
        )}
        <StillInLetters t={t} letters={letters} />
        {releases.length === 0 ? (
          <p>{t('corrections.none')}</p>
        ) : (
          <DataTable
            id="releases"
            caption={t('corrections.caption')}
            columns={['release', 'asOf', 'published', ...(mayCorrect ? ['what'] : [])].map(column => ({
              label: t(`corrections.column.${column}`),
            }))}
            rows={releases.map(release => [
              <a href={localPath(locale, releaseLink(release.id))}>
                {release.title} ({release.id})
              </a>,
              t.day(release.asOf),
              t.day(release.publishedOn),
              ...(mayCorrect
                ? [
                    <>
                      {release.correctedBy ? (
                        t('corrections.correctedBy', { id: release.correctedBy })
                      ) : (
                        <a href={localPath(locale, correctLink(release.id))}>
                          {t('corrections.correct')} <span class="hidden">{release.id}</span>
                        </a>
                      )}
                      <br />
                      <a href={localPath(locale, withholdLink(release.id))}>
                        {t('corrections.withhold')} <span class="hidden">{release.id}</span>
                      </a>
                    </>,
                  ]
                : []),
            ])}
          />
        )}
      </>
    ),
  })
}

/** What was withheld and can still be read in published letters: there it has to be taken out by a person. */
const StillInLetters = ({ t, letters }: { t: Translate; letters: readonly LettersToMend[] }) =>
  letters.length === 0 ? null : (
    <Notice title={t('corrections.inLetters.title')}>
      <p>{t('corrections.inLetters.text')}</p>
      <ul>
        {letters.map(({ round, trustCode, trustName }) => (
          <li>
            <a href={localPath(t.locale, prepareAt.link({ round, trustCode }))}>
              {t('corrections.inLetters.link', { trust: trustName, round })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
