import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath } from '../../../foundation/index.ts'
import { noWords } from '../entry-words.ts'
import { Differences } from './differences.tsx'
import css from './entries.css?inline'
import { entryHere, trailTo } from './entry-here.ts'
import { acceptOfferAt, declineOfferAt, previewEntryAt } from './entry-links.ts'

/** A text that an upgrade brings beside one that staff have edited: what differs, and the choice. */
export async function programmePage(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const here = await entryHere(c)
  const { kind, at, entry, version, draft, offer, name } = here
  const hidden = (
    <>
      <input type="hidden" name="revision" value={String(entry.revision)} />
      <input type="hidden" name="hash" value={offer?.hash ?? ''} />
    </>
  )
  return consolePage(c, {
    title: t('entries.programme.heading', { name }),
    lead: t('entries.programme.lead'),
    trail: trailTo(t, here),
    css: [css],
    body:
      offer?.state !== 'offered' ? (
        <p>{t('entries.programme.none')}</p>
      ) : (
        <>
          <p>
            <a href={`${localPath(locale, previewEntryAt.link(at))}?of=offer`}>{t('entries.entry.preview')}</a>
          </p>
          <h2>{t('entries.programme.changes')}</h2>
          <Differences t={t} kind={kind} before={version ?? noWords} after={offer.words} />
          {mayDo(principalOf(c), 'entry.accept') === 'yes' && (
            <>
              <form method="post" action={localPath(locale, acceptOfferAt.link(at))} class="entry-move">
                <p>{t('entries.programme.acceptText')}</p>
                {draft && <p>{t('entries.programme.acceptDraft')}</p>}
                {hidden}
                <Button>{t('entries.programme.accept')}</Button>
              </form>
              <form method="post" action={localPath(locale, declineOfferAt.link(at))} class="entry-move">
                <p>{t('entries.programme.declineText')}</p>
                {hidden}
                <Button kind="quiet">{t('entries.programme.decline')}</Button>
              </form>
            </>
          )}
        </>
      ),
  })
}
