import type { CharityFace } from '../foundation/index.ts'
import type { CharityFacts } from './charity.ts'
import { isComplete } from './is-complete.ts'

/** What of the charity stands on every page. The numbers need no translation: Scottish ones begin with SC, Northern Irish with NIC. */
export function faceOf(charity: CharityFacts): CharityFace {
  const { name, helpline } = charity
  return {
    name,
    helpline: helpline && { name: helpline.name, phone: helpline.phone, hours: helpline.hours, url: helpline.url },
    charityNumbers: [charity.numberEnglandWales, charity.numberScotland, charity.numberNorthernIreland]
      .filter(number => number !== '')
      .join(', '),
    isComplete: isComplete(charity).complete,
  }
}
