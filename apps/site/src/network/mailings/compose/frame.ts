import { charityOf } from '../../../content/index.ts'
import type { ReadDb, Services, Translate } from '../../../foundation/index.ts'
import { linkInMail, updatesPath } from '../../links.ts'
import { readLink } from '../links.ts'
import type { Mailing } from '../mailing-store.ts'
import type { MailFrame } from './mail-page.ts'

type House = Pick<Services, 'baseUrl' | 'campaign'>
type Frame = Omit<MailFrame, 'lang' | 'title'>

/** What is personal below a mailing. */
export type OwnLinks = { readonly preferences: string; readonly leave: string }

export type FrameFor = (t: Translate, links: OwnLinks | null, isTest?: boolean) => Frame

/** What stands around a mailing, for each of its readers. Without links of their own it is a test, which nobody can leave by. */
export async function frameOf(
  db: ReadDb,
  { baseUrl, campaign }: House,
  mailing: Pick<Mailing, 'id' | 'purpose' | 'isPublic'>,
): Promise<FrameFor> {
  const charity = await charityOf(db)
  return (t, links, isTest = false) => {
    const sender = charity.name === '' ? t('network.wording.unnamed') : charity.name
    const whole = (path: string) => linkInMail(baseUrl, t.locale, path)
    return {
      sender,
      notices: [...(isTest ? [t('mailings.mail.test')] : []), ...(campaign === 'example' ? [t('mailings.mail.example')] : [])],
      foot: [
        t(`mailings.mail.why.${mailing.purpose}`),
        [sender, ...charity.address.split('\n')].filter(line => line.trim() !== '').join(', '),
      ],
      links: [
        ...(mailing.isPublic ? [{ words: t('mailings.mail.read'), url: whole(readLink(mailing.id)) }] : []),
        { words: t('mailings.mail.preferences'), url: links?.preferences ?? whole(updatesPath) },
        ...(links ? [{ words: t('mailings.mail.leave'), url: links.leave }] : []),
      ],
    }
  }
}
