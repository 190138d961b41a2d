import { join } from 'node:path'
import type { Locale } from '../../i18n/locale.ts'
import { loadMessages, type Translate } from '../../i18n/messages.ts'
import { findRoot } from '../../root.ts'

/** The words of the site as it ships them, for tests of components. */
export const siteWords = (locale: Locale): Translate => loadMessages(join(findRoot(), 'content/messages')).in(locale)
