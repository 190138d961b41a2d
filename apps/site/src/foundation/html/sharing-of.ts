import type { Ctx } from '../http/room.ts'
import { localPath } from '../i18n/locale.ts'
import type { ShareLinksProps } from './components/share-links/share-links.tsx'
import { type SharePart, sharedTitle } from './share-part.tsx'

/** What ShareLinks passes on of a page. */
export type Sharing = Omit<ShareLinksProps, 't'>

type Shared = {
  readonly title: string
  /** A sentence to pass on, where the title says too little. */
  readonly words?: string
  /** Without its language. */
  readonly address: string
  readonly share: SharePart
}

/** The links with which a page is passed on, in its language and under its whole address. */
export function sharingOf(c: Ctx, { title, words, address, share: { picture } }: Shared): Sharing {
  const { t, locale, services } = c.var
  return {
    title: sharedTitle(t, services.campaign, title),
    ...(words === undefined ? {} : { words: sharedTitle(t, services.campaign, words) }),
    address: services.baseUrl + localPath(locale, address),
    picture: { ...picture, path: localPath(locale, picture.path) },
  }
}
