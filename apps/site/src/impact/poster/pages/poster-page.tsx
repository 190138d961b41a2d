import {
  Breadcrumbs,
  Chart,
  Checksum,
  type Ctx,
  componentCss,
  EditionKind,
  Figure,
  FigureNote,
  FileLinks,
  localPath,
  Notice,
  page,
  type Translate,
} from '../../../foundation/index.ts'
import { licence } from '../../../releases/index.ts'
import { evaluationAt } from '../../evaluation/evaluation-links.ts'
import { shownFacts } from '../../evaluation/pages/block-part.tsx'
import type { KeptPoster, PosterFigure, Sheet } from '../edition/poster.ts'
import { posterBytesAt, postersPath } from '../poster-links.ts'
import type { SharingNote } from '../sharing/sharing-note.ts'
import { NotesPart } from './notes-part.tsx'
import css from './poster.css?inline'
import { sheetLinks } from './sheet-links.ts'

const { chart, dataTable, edition, figure, fileLinks, fold, notice } = componentCss
export const posterCss = [dataTable, figure, fold, chart, notice, edition, fileLinks, css]

type PosterView = KeptPoster & { readonly notes: readonly SharingNote[] }

/** One poster as a page: whoever cannot read a sheet of that size reads the same here. */
export function posterPage(c: Ctx, { poster, sha256, notes }: PosterView): Response {
  const { t, locale } = c.var
  const sheet = poster.sheets[locale]
  const title = t('poster.title', { title: sheet.title, number: String(poster.number) })
  return page(c, {
    title,
    description: `${sheet.title}. ${sheet.about}`,
    css: posterCss,
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: postersPath, label: t('poster.list.title') }]} here={title} />
        <article>
          <section class="band night">
            <EditionKind>{t('poster.kind')}</EditionKind>
            <h1>{sheet.title}</h1>
            <p class="lead">{sheet.about}</p>
            {poster.campaign === 'Example' && (
              <p>
                <strong>{t('evaluation.example')}</strong>
              </p>
            )}
            <FileLinks
              files={[
                ...sheetLinks(t, poster.number),
                { href: localPath(locale, evaluationAt.link(poster.edition.number)), words: t('poster.files.report') },
              ]}
            />
          </section>
          <SheetPart t={t} sheet={sheet} />
        </article>
        <section class="band sand prose" id="shown">
          <h2>{t('poster.notes.title')}</h2>
          <NotesPart t={t} notes={notes} />
        </section>
        <section class="band prose" id="cite">
          <h2>{t('poster.check.title')}</h2>
          <p>{t('evaluation.cite.licence', { licence: licence.name })}</p>
          <Checksum label={t('poster.check.checksum')} sha256={sha256} />
          <p class="small">{t('poster.check.check')}</p>
          <p class="small">
            <a href={posterBytesAt.link(poster.number)}>{t('poster.check.bytes')}</a>
          </p>
        </section>
      </>
    ),
  })
}

const SheetPart = ({ t, sheet }: { readonly t: Translate; readonly sheet: Sheet }) => (
  <>
    <section class="band prose">
      {sheet.parts.map(({ title, text }) => (
        <>
          <h2>{title}</h2>
          <Paragraphs text={text} />
        </>
      ))}
    </section>
    <section class="band sand">
      <h2>{t('poster.parts.figures')}</h2>
      <ul class="poster-figures">
        {sheet.figures.map(figure => (
          <FigurePart t={t} figure={figure} />
        ))}
      </ul>
    </section>
    <section class="band prose">
      {sheet.flow && <FlowPart t={t} flow={sheet.flow} />}
      <h2>{sheet.means.title}</h2>
      <Paragraphs text={sheet.means.text} />
      <Notice>
        <p>
          <strong>{sheet.cause}</strong>
        </p>
      </Notice>
    </section>
  </>
)

const Paragraphs = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/\n+/).map(line => (
      <p>{line}</p>
    ))}
  </>
)

const FigurePart = ({ t, figure: { title, value, words, facts } }: { readonly t: Translate; readonly figure: PosterFigure }) => (
  <li>
    <h3>{title}</h3>
    <Figure t={t} value={value} words={words} {...shownFacts(t, facts)} />
  </li>
)

const FlowPart = ({ t, flow: { title, chart, facts } }: { readonly t: Translate; readonly flow: NonNullable<Sheet['flow']> }) => (
  <>
    <Chart
      t={t}
      heading="h2"
      chart={{
        id: 'flow',
        title,
        description: chart.alt,
        spec: chart.spec,
        table: tableOf(t, chart.spec),
        source: '',
      }}
    />
    <FigureNote t={t} {...shownFacts(t, facts)} />
  </>
)

const tableOf = (t: Translate, { from, to, links }: NonNullable<Sheet['flow']>['chart']['spec']) => {
  const wordOf = (column: typeof from, key: string) => column.nodes.find(node => node.key === key)?.label ?? key
  return {
    columns: [{ label: from.label }, { label: to.label }, { label: t('evaluation.flow.columns.count'), isNumber: true }],
    rows: links.map(link => [wordOf(from, link.from), wordOf(to, link.to), link.count]),
  }
}
