import { raw } from 'hono/html'
import { useContext } from 'hono/jsx'
import { componentCss } from '../../foundation/index.ts'
import { ImagesHere } from '../images/images-around.tsx'
import css from './markdown.css?inline'
import { type MarkdownHow, markdownToHtml } from './markdown-to-html.ts'

/** What a page with a text in Markdown takes along. */
export const markdownCss = componentCss.dataTable + css

/** A text in Markdown as a part of a page. The pictures that it names are at hand on every page, unless others are given. */
export function Markdown({ text, lang, images, ...how }: MarkdownHow & { readonly text: string; readonly lang?: 'en' | 'cy' }) {
  const here = useContext(ImagesHere)
  return (
    // Every text in it is escaped where it is written: see write-html.ts.
    <div class="markdown prose" lang={lang}>
      {raw(markdownToHtml(text, { ...how, images: images ?? here }))}
    </div>
  )
}
