import { Button, localPath, Radios, type Translate } from '../../../foundation/index.ts'
import { markingModes, type Round } from '../../types.ts'
import { markingModeLink } from '../links.ts'

type Props = {
  readonly t: Translate
  readonly round: Pick<Round, 'id' | 'markingMode'>
  readonly isBegun: boolean
  readonly mayChange: boolean
}

/** How the round is marked; to be chosen as long as nobody has begun. */
export function ModeForm({ t, round, isBegun, mayChange }: Props) {
  const mode = t(`marking.modes.${round.markingMode}`)
  return (
    <section aria-labelledby="mode">
      <h2 id="mode">{t('marking.mode.title')}</h2>
      {isBegun || !mayChange ? (
        <p>{t(isBegun ? 'marking.mode.fixed' : 'marking.mode.now', { mode })}</p>
      ) : (
        <form method="post" action={localPath(t.locale, markingModeLink(round.id))}>
          <Radios
            t={t}
            id="marking-mode"
            name="mode"
            label={t('marking.mode.legend')}
            value={round.markingMode}
            choices={markingModes.map(value => ({
              value,
              label: `${t(`marking.modes.${value}`)}. ${t(`marking.modes.${value}Hint`)}`,
            }))}
          />
          <Button kind="quiet">{t('marking.mode.button')}</Button>
        </form>
      )}
    </section>
  )
}
