import { Markdown, wordsOf } from '../../../content/index.ts'
import { type ContentEntry, type Ctx, Fold, localPath } from '../../../foundation/index.ts'
import { manualLink } from '../links.ts'
import { manualPages } from '../manual/manual-pages.ts'
import { questionGroups, questionsAbout } from './questions-of.ts'

/** What information-governance people ask, with answers that staff keep up to date; then everything else to read. */
export function Questions({ c, questions }: { readonly c: Ctx; readonly questions: readonly ContentEntry[] }) {
  const { t, locale } = c.var
  const groups = questionGroups.map(group => ({ group, asked: questionsAbout(group, questions) }))
  return (
    <section class="band prose" aria-labelledby="questions">
      <h2 id="questions">{t('count-tool.questions.title')}</h2>
      <p class="lead">{t('count-tool.questions.lead')}</p>
      <div class="question-groups" data-not-counting>
        {groups
          .filter(({ asked }) => asked.length > 0)
          .map(({ group, asked }) => (
            <div>
              <h3>{t(`count-tool.questions.groups.${group}`)}</h3>
              {asked.map(entry => (
                <Question c={c} entry={entry} />
              ))}
            </div>
          ))}
      </div>
      <h3>{t('count-tool.manual.title')}</h3>
      <p>{t('count-tool.manual.lead')}</p>
      <ul class="manual-list">
        {manualPages.map(name => (
          <li>
            <a href={localPath(locale, manualLink(name))}>{t(`count-tool.manual.pages.${name}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Question({ c, entry }: { readonly c: Ctx; readonly entry: ContentEntry }) {
  const { say, lang } = wordsOf(entry, c.var.locale)
  return (
    <div id={`question-${entry.key}`} lang={lang}>
      <Fold summary={say('question')}>
        <Markdown text={say('answer')} headingFrom={3} locale={c.var.locale} {...(lang ? { lang } : {})} />
      </Fold>
    </div>
  )
}
