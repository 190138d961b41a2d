import { Button, ButtonLink, type Ctx, localPath } from '../../../foundation/index.ts'
import { type Concerns, callsForHelp, HelpAtOnce, joinBox } from '../../../network/index.ts'
import { supportPath } from '../../support/support-links.ts'
import { unconfirmedDays } from '../rules/story-times.ts'
import { confirmLink, mineLink, storiesPath, tellPath } from '../story-links.ts'
import type { Confirmed } from '../verbs/confirm-story.ts'
import { storyView } from './story-view.tsx'

/** After the last step: the same for everybody, whatever the address was. */
export function toldPage(c: Ctx, concerns: Concerns = []): Response {
  const { t, locale } = c.var
  return storyView(c, {
    title: t('stories.told.title'),
    lead: t('stories.told.lead'),
    description: t('stories.told.lead'),
    kind: concerns.length === 0 ? 'public' : 'link',
    isPersonal: true,
    above: callsForHelp(concerns) ? <HelpAtOnce t={t} /> : null,
    body: (
      <>
        <p>{t('stories.told.nothing', { days: unconfirmedDays })}</p>
        <p>{t('stories.told.after')}</p>
        <p>
          <a href={localPath(locale, supportPath)}>{t('stories.support')}</a>
        </p>
        {joinBox(c)}
      </>
    ),
  })
}

/** Asks whoever opened the link to press a button: programs that check mail open links too, and change nothing by it. */
export function confirmPage(c: Ctx, token: string): Response {
  const { t, locale } = c.var
  return storyView(c, {
    title: t('stories.confirm.good.title'),
    lead: t('stories.confirm.good.lead'),
    description: t('stories.confirm.good.lead'),
    kind: 'link',
    body: (
      <form method="post" action={localPath(locale, confirmLink(token))}>
        <Button>{t('stories.confirm.good.button')}</Button>
      </form>
    ),
  })
}

/** After the button, and for a link that does nothing any more. */
export function confirmedPage(c: Ctx, { verdict, mine }: Confirmed): Response {
  const { t, locale } = c.var
  const isDone = verdict === 'confirmed' || verdict === 'done'
  const status = isDone ? 200 : verdict === 'unknown' ? 404 : 410
  const next = mine === null ? (isDone ? storiesPath : tellPath) : mineLink(mine)
  const button = mine === null ? (isDone ? 'stories.see' : 'stories.yours.button') : 'stories.confirm.toMine'
  return storyView(c, {
    title: t(`stories.confirm.${verdict}.title`),
    lead: t(`stories.confirm.${verdict}.lead`),
    description: t(`stories.confirm.${verdict}.lead`),
    status,
    kind: 'link',
    body: (
      <p>
        <ButtonLink kind={mine === null ? 'quiet' : undefined} href={localPath(locale, next)}>
          {t(button)}
        </ButtonLink>
      </p>
    ),
  })
}
