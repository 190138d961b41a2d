export type PartOfPage = { readonly id: string; readonly title: string }

/** The ways into a long page. `label` is what the list is called to those who hear it. */
export const OnThisPage = ({ label, parts }: { readonly label: string; readonly parts: readonly PartOfPage[] }) => (
  <nav class="on-this-page" aria-label={label}>
    <ul>
      {parts.map(({ id, title }) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
)
