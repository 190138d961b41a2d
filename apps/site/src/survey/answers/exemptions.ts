import type { Law } from '../types.ts'

/**
 * The grounds on which a trust may keep something back, by the Act under which it was asked. `ncnd`: it neither confirms nor denies that it
 * holds it (FOIA: allowed beside several sections; FOISA: section 18). What a section is about is said in the messages:
 * `answers.exemption.<law>.<section>`. Sources: Freedom of Information Act 2000, Freedom of Information (Scotland) Act 2002.
 */
export const exemptionsOf = {
  foia: ['s12', 's14', 's21', 's22', 's40', 's41', 's43', 'ncnd', 'other'],
  foisa: ['s12', 's14', 's18', 's25', 's27', 's33', 's36', 's38', 'other'],
} as const satisfies Record<Law, readonly string[]>

export type Exemption = (typeof exemptionsOf)[Law][number]

/** The ground of that name under that Act; null when the Act has none of that name, or it is none that we list. */
export const exemptionIn = (law: Law, text: string): Exemption | null => exemptionsOf[law].find(each => each === text) ?? null
