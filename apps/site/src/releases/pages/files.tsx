import { Fold, type Translate } from '../../foundation/index.ts'
import type { ReleaseFileFormat } from '../links.ts'

export type OfferedFile = { readonly format: ReleaseFileFormat; readonly href: string }

type FilesProps = {
  readonly t: Translate
  /** What they are files of, for those who hear the link alone. */
  readonly of: string
  readonly links: readonly OfferedFile[]
  /** Whether the link says what the format is good for, or only its name. */
  readonly words?: 'long' | 'short'
}

/** One thing in several formats: a button for each. */
export const Files = ({ t, of, links, words = 'short' }: FilesProps) => (
  <ul class="files">
    {links.map(({ format, href }) => (
      <li>
        <a href={href}>
          {t(`releases.${words === 'long' ? 'format' : 'formatShort'}.${format}`)}
          <span class="hidden"> {of}</span>
        </a>
      </li>
    ))}
  </ul>
)

type ChecksumProps = {
  readonly t: Translate
  readonly sha256: string
  /** Of the file as it was published, or as it is served now, where the two differ. */
  readonly of?: 'published' | 'served'
}

/** The checksum for those who want to check a file: out of the way of everybody else, and selected whole by one click. */
export const Checksum = ({ t, sha256, of = 'published' }: ChecksumProps) => (
  <Fold summary={t(of === 'served' ? 'releases.checksum.titleServed' : 'releases.checksum.title')}>
    <p class="small">{t(`releases.checksum.${of}`)}</p>
    <p>
      <code class="checksum">{sha256}</code>
    </p>
  </Fold>
)
