import type { Translate } from '../../../i18n/messages.ts'

export type ShareLinksProps = {
  readonly t: Translate
  /** What is shared, in a line. */
  readonly title: string
  /** What is passed on with the address; the title where there are no better words. */
  readonly words?: string
  /** Its whole address. */
  readonly address: string
  readonly picture: { readonly path: string; readonly alt: string }
}

/**
 * Ways to pass a page on: its address, a mail, and links to networks. They are links and nothing else: no script or button of a network
 * stands here, and nothing is sent before somebody follows one. The names of networks are the same in every language.
 */
export const ShareLinks = ({ t, title, words, address, picture }: ShareLinksProps) => (
  <section class="band prose no-print share" aria-labelledby="share">
    <h2 id="share">{t('share.this.title')}</h2>
    <p>{t('share.this.lead')}</p>
    <p>
      {t('share.this.address')} <code class="share-address">{address}</code>
    </p>
    {words !== undefined && (
      <p>
        {t('share.this.words')} <span class="share-address">{`${words} ${address}`}</span>
      </p>
    )}
    <ul class="share-links">
      {waysToShare(title, words ?? title, address).map(({ name, href }) => (
        <li>
          <a href={href} rel="external nofollow noopener">
            {name ?? t('share.this.mail')}
          </a>
        </li>
      ))}
      <li>
        <a href={picture.path} type="image/png">
          {t('share.this.picture')}
        </a>
      </li>
    </ul>
    <p class="small soft">{t('share.this.describe', { alt: picture.alt })}</p>
  </section>
)

type Way = { readonly name: string | null; readonly href: string }

function waysToShare(title: string, said: string, address: string): Way[] {
  const [subject, words, url] = [title, said, address].map(encodeURIComponent)
  const both = encodeURIComponent(`${said} ${address}`)
  return [
    { name: null, href: `mailto:?subject=${subject}&body=${encodeURIComponent(`${said}\r\n\r\n${address}\r\n`)}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
    { name: 'X', href: `https://x.com/intent/post?text=${words}&url=${url}` },
  ]
}
