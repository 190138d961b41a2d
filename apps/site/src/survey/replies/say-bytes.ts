import type { Translate } from '../../foundation/index.ts'

/** `20 MB`, `312 kB`: as people say the size of a file. */
export const sayBytes = (t: Translate, bytes: number): string =>
  bytes >= 1024 * 1024
    ? t('replies.files.megabytes', { size: t.number(Math.round((bytes / 1024 / 1024) * 10) / 10) })
    : t('replies.files.kilobytes', { size: t.number(Math.max(1, Math.round(bytes / 1024))) })
