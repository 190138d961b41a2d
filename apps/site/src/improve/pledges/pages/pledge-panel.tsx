import { localPath, type TrustPanels } from '../../../foundation/index.ts'
import { codesActedFor } from '../acting-for.ts'
import { pledgeAt, pledgesPath } from '../pledge-links.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { pledgesOf } from '../store/pledge-store.ts'
import { viewOf } from './pledge-view.ts'
import { pledgeInWords } from './pledges-page.tsx'

/** On the page of a trust: its pledges, and those of the trusts that became part of it. Nothing where there are none. */
export const pledgePanel: TrustPanels = async (code, c) => {
  const { db, t, locale } = c.var
  const views = await Promise.all((await pledgesOf(db, await codesActedFor(db, code))).map(pledge => viewOf(c, pledge)))
  const shown = views.filter(view => view !== null)
  if (shown.length === 0) return []
  return [
    {
      order: 20,
      about: 'care',
      body: (
        <section class="pledge-panel" aria-labelledby="pledge-panel">
          <h3 id="pledge-panel">{t('pledges.panel.title')}</h3>
          <ul>
            {shown.map(view => {
              const { text, lang } = sayIn(view.story.about.unit, locale)
              return (
                <li>
                  <a href={localPath(locale, pledgeAt.link(view.id))} lang={lang}>
                    {text}
                  </a>
                  {markOf(view.trust.isInvented, t('pledges.example'))}: {pledgeInWords(t, view)}
                </li>
              )
            })}
          </ul>
          <p>
            <a href={localPath(locale, pledgesPath)}>{t('pledges.panel.all')}</a>
          </p>
        </section>
      ),
    },
  ]
}

const markOf = (isExample: boolean, word: string): string => (isExample ? ` (${word})` : '')
