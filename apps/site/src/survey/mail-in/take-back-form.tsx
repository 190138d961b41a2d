import { Button, localPath, type Translate } from '../../foundation/index.ts'
import type { Message } from '../types.ts'
import { takeBackLink } from './links.ts'

/** Under a mail that a person has filed here: the button that takes it back to where mail waits. Nothing for any other message. */
export function TakeBackForm({ t, message, mayChange }: { t: Translate; message: Message; mayChange: boolean }) {
  const { id, round, trustCode, isFiledByHand } = message
  if (!mayChange || !isFiledByHand || round === null || trustCode === null) return null
  return (
    <form method="post" action={localPath(t.locale, takeBackLink({ round, trustCode }, id))}>
      <p>
        {t('mail-in.takeBack.what')} <Button kind="quiet">{t('mail-in.takeBack.button')}</Button>
      </p>
    </form>
  )
}
