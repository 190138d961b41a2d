import { type Charity, type CharityFacts, sayTheSame } from './charity.ts'

export type SaveDecision = 'save' | 'nothing-to-do' | 'conflict'

/**
 * Two people may edit at once, and one person may press the button twice. What says the same as what is there needs no saving,
 * whatever it was based on; anything else is saved only by whoever has seen the newest version.
 */
export function decideSave(current: Charity, basedOn: number, facts: CharityFacts): SaveDecision {
  if (current.version > 0 && sayTheSame(current, facts)) return 'nothing-to-do'
  return current.version === basedOn ? 'save' : 'conflict'
}
