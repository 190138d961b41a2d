import type { Translate } from '../../foundation/index.ts'
import { type Line, lineAsText, type Piece, type PressDocument } from './press-document.ts'

/** The press release as it reads. What somebody typed keeps its own direction; places to complete are told by brackets, not by colour alone. */
export const PressArticle = ({ t, press }: { t: Translate; press: PressDocument }) => (
  <article class="press-release" data-figure="one" aria-label={t('press.page.document')}>
    {press.notice !== null && <p class="notice">{press.notice}</p>}
    <p class="kicker">{press.kicker}</p>
    <p class="when">{press.when}</p>
    <h2 class="headline">
      <Pieces t={t} line={press.headline} />
    </h2>
    {press.story.map((block, index) =>
      block.kind === 'paragraph' ? (
        <p class={index === 0 ? 'opening' : undefined}>
          <Pieces t={t} line={block.line} />
        </p>
      ) : (
        <>
          <p>
            <Pieces t={t} line={block.who} />
          </p>
          <blockquote>
            <p>
              <Pieces t={t} line={block.said} />
            </p>
          </blockquote>
        </>
      ),
    )}
    <p class="end">{press.end}</p>
    <h3>{press.notesTitle}</h3>
    <ul data-figure-date data-figure-denominator>
      {press.notes.map(note => (
        <li>
          <Pieces t={t} line={note} />
        </li>
      ))}
    </ul>
    <h3>{press.sourcesTitle}</h3>
    <ul data-figure-source>
      {press.sources.map(({ label, address }) => (
        <li>
          {label}: <a href={address}>{address}</a>
        </li>
      ))}
    </ul>
  </article>
)

const Pieces = ({ t, line }: { t: Translate; line: Line }) => (
  <>
    {line.map(piece => (
      <OnePiece t={t} piece={piece} />
    ))}
  </>
)

function OnePiece({ t, piece }: { t: Translate; piece: Piece }) {
  if (typeof piece === 'string') return <>{piece}</>
  if ('gap' in piece) return <span class="gap">{lineAsText([piece])}</span>
  if ('typed' in piece) return <bdi>{piece.typed}</bdi>
  return <span lang={piece.language === t.locale ? undefined : piece.language}>{piece.words}</span>
}
