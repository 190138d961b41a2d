import { localPath, type Translate } from '../../../foundation/index.ts'
import { VersionField } from './draft-page.tsx'

type MoveButtonsProps = {
  readonly t: Translate
  readonly to: string
  readonly version: number
  /** Where it stands now, from 0. */
  readonly index: number
  readonly count: number
  /** What is moved: said to whoever cannot see where the button stands. */
  readonly what: string
}

/** Moves one thing of a list up or down: forms, so that it works without JavaScript; each names the place that it moves to. */
export function MoveButtons({ t, to, version, index, count, what }: MoveButtonsProps) {
  const moves = [
    { place: index - 1, words: 'up' },
    { place: index + 1, words: 'down' },
  ].filter(({ place }) => place >= 0 && place < count)
  return (
    <>
      {moves.map(({ place, words }) => (
        <form method="post" action={localPath(t.locale, to)}>
          <VersionField version={version} />
          <input type="hidden" name="to" value={String(place)} />
          <button class="button quiet" type="submit">
            {t(`rounds.move.${words}`)} <span class="hidden">{what}</span>
          </button>
        </form>
      ))}
    </>
  )
}
