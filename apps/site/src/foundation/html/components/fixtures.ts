import type { Child } from 'hono/jsx'
import type { Translate } from '../../i18n/messages.ts'

/** The states in which a component is shown on /design and tried in its test, by name. The words are samples, not copy. */
export type Fixtures = Readonly<Record<string, (t: Translate) => Child>>
