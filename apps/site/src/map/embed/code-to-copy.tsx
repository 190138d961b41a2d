import { type Locale, localPath, type Translate } from '../../foundation/index.ts'
import { type Embed, embedLink, embedScriptPath } from './embed-link.ts'

/** Heights in CSS pixels at which everything fits 360 pixels wide. With the script the frame finds its own. */
const heights: Readonly<Record<Embed['kind'], number>> = { map: 940, number: 320, trust: 340 }

type CodeProps = {
  readonly t: Translate
  readonly embed: Embed
  readonly language: Locale
  readonly baseUrl: string
  /** What the frame is called. */
  readonly title: string
}

/** How the piece looks, and the text that brings it: a frame, or one line of script that makes the frame as high as it needs. */
export function CodeToCopy({ t, embed, language, baseUrl, title }: CodeProps) {
  const path = localPath(language, embedLink(embed))
  const height = heights[embed.kind]
  const name = attribute(title)
  const frame = `<iframe src="${attribute(baseUrl + path)}" title="${name}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`
  const script = `<script async src="${attribute(baseUrl + embedScriptPath)}" data-show="${attribute(path)}" data-title="${name}" data-height="${height}"></script>`
  return (
    <section class="band prose" id="code">
      <h2>{t('embed.code.title')}</h2>
      <Code t={t} id="code-frame" label={t('embed.code.frame')} hint={t('embed.code.frameHint')} code={frame} />
      <Code t={t} id="code-script" label={t('embed.code.script')} hint={t('embed.code.scriptHint')} code={script} />
      <h3>{t('embed.code.preview')}</h3>
      <iframe class="embed-preview" src={path} title={title} height={height} loading="lazy" />
    </section>
  )
}

function Code({ t, id, label, hint, code }: { t: Translate; id: string; label: string; hint: string; code: string }) {
  return (
    <copy-text
      class="field"
      data-copy={t('embed.code.copy')}
      data-copied={t('embed.code.copied')}
      data-failed={t('embed.code.failed')}
    >
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea id={id} rows={4} readonly aria-describedby={`${id}-hint`} spellcheck={false}>
        {code}
      </textarea>
    </copy-text>
  )
}

/** For the inside of an attribute in quotation marks. */
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
