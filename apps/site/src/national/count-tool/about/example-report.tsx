import { ButtonLink, type Ctx, FigureNote, localPath } from '../../../foundation/index.ts'
import { exampleReportPath, exampleReportPicture } from '../links.ts'
import type { ExampleCount } from './example-count.ts'

type Props = { readonly c: Ctx; readonly example: ExampleCount }

/** The report, which stays inside the hospital: here that of an invented one, so that anybody may read it. */
export function ExampleReport({ c, example: { inside, picture, content } }: Props) {
  const { t, locale } = c.var
  return (
    <section class="band prose" aria-labelledby="report">
      <h2 id="report">{t('count-tool.report.title')}</h2>
      <p class="lead">{t('count-tool.report.lead')}</p>
      <div class="report-row">
        <a class="report-picture" href={localPath(locale, exampleReportPath)}>
          <img
            src={exampleReportPicture}
            width={picture.width}
            height={picture.height}
            loading="lazy"
            alt={t('count-tool.report.picture')}
          />
        </a>
        <div>
          <ul class="report-says">
            <li>{t('count-tool.report.living', { people: t.number(inside.living) })}</li>
            <li>{t('count-tool.report.newest', { people: t.number(inside.newest.people), year: String(inside.newest.year) })}</li>
            <li>{t('count-tool.report.toLookAt', { people: t.number(inside.toLookAt) })}</li>
          </ul>
          <p>{t('count-tool.report.leads')}</p>
          <p>{t('count-tool.report.honest')}</p>
          <p>
            <ButtonLink href={localPath(locale, exampleReportPath)}>{t('count-tool.report.open')}</ButtonLink>
          </p>
          <FigureNote
            t={t}
            date={content.asAt}
            source={{ name: t('count-tool.example.source', { program: `${content.program.name} ${content.program.version}` }) }}
            denominator={t('count-tool.example.denominator')}
          />
        </div>
      </div>
    </section>
  )
}
