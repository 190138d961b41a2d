import type { Translate } from '../../foundation/index.ts'
import { longestPassword, type PasswordFault, shortestPassword } from '../password-rules.ts'

export const passwordFault = (t: Translate, fault: PasswordFault): string =>
  t(`accounts.faults.password.${fault}`, { shortest: shortestPassword, longest: longestPassword })
