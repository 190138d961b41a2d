import { localPath, type Translate } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import { keysLink } from './links.ts'

/** Switches the keys n and p on and off: somebody who speaks to their computer must be able to (WCAG 2.2, 2.1.4). */
export const KeysSwitch = ({ t, round, isOn, back }: { t: Translate; round: RoundId; isOn: boolean; back: string }) => (
  <form class="keys-switch" method="post" action={localPath(t.locale, keysLink(round))}>
    <input type="hidden" name="on" value={isOn ? 'no' : 'yes'} />
    <input type="hidden" name="back" value={back} />
    <p class="small soft">
      {t(isOn ? 'worklist.keys.areOn' : 'worklist.keys.areOff')}{' '}
      <button class="as-link" type="submit">
        {t(isOn ? 'worklist.keys.switchOff' : 'worklist.keys.switchOn')}
      </button>
    </p>
  </form>
)
