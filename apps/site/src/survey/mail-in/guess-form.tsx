import { Button, localPath, type Translate } from '../../foundation/index.ts'
import type { Message } from '../types.ts'
import { guessLink } from './links.ts'

/** What a mail looks like, and the button with which a person says otherwise. For the thread of a request; nothing for our own letters. */
export function GuessForm({ t, message, mayChange }: { t: Translate; message: Message; mayChange: boolean }) {
  const { id, guess, guessUndone, round, trustCode } = message
  if (guess === null || round === null || trustCode === null) return null
  const looksLike = t(`mail-in.guesses.${guess}`)
  return (
    <form method="post" action={localPath(t.locale, guessLink({ round, trustCode }, id))}>
      <p>
        {t(guessUndone ? 'mail-in.guess.undone' : 'mail-in.guess.looksLike', { guess: looksLike })}{' '}
        {mayChange && (
          <>
            <input type="hidden" name="guess" value={guessUndone ? 'right' : 'wrong'} />
            <Button kind="quiet">{t(guessUndone ? 'mail-in.guess.redo' : 'mail-in.guess.undo')}</Button>
          </>
        )}
      </p>
    </form>
  )
}
