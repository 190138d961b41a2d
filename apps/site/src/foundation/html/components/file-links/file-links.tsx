export type FileLink = { readonly href: string; readonly words: string }

/** What can be had of one thing, beside each other: its papers, its files, what was made of it. */
export const FileLinks = ({ files }: { readonly files: readonly FileLink[] }) => (
  <ul class="file-links">
    {files.map(({ href, words }) => (
      <li>
        <a href={href}>{words}</a>
      </li>
    ))}
  </ul>
)
