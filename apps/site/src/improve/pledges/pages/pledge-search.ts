import type { SearchEntries } from '../../../foundation/index.ts'
import { answerPath, pledgeAt, pledgesPath } from '../pledge-links.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { pledgesOf } from '../store/pledge-store.ts'
import { trustNameOn, viewOf } from './pledge-view.ts'

/** What of the pledges can be found: the programme, and every unit by its own name and its trust’s. */
export const pledgeSearch: SearchEntries = async c => {
  const { t, db, locale } = c.var
  const views = await Promise.all((await pledgesOf(db, 'all')).map(pledge => viewOf(c, pledge)))
  return [
    { group: 'pages', title: t('pledges.title'), text: t('pledges.lead'), link: pledgesPath },
    { group: 'pages', title: t('pledges.answer.title'), text: t('pledges.asked.text'), link: answerPath },
    ...views.flatMap(view => {
      if (!view) return []
      const unit = sayIn(view.story.about.unit, locale)
      const promises = view.promises.map(({ promise }) => sayIn(promise.what, locale).text).join(' ')
      return [
        {
          group: 'pages' as const,
          title: t('pledges.one.title', { unit: unit.text }),
          text: `${trustNameOn(c, view.trust)}. ${promises}`,
          link: pledgeAt.link(view.id),
        },
      ]
    }),
  ]
}
