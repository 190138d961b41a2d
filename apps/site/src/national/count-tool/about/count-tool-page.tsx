import { charityOf, markdownCss, publishedEntries } from '../../../content/index.ts'
import { ButtonLink, type ContentEntry, type Ctx, componentCss, localPath, page } from '../../../foundation/index.ts'
import css from '../count-tool.css?inline'
import { manualLink, submitPath } from '../links.ts'
import { countPacks } from '../packs/count-packs.ts'
import { readExampleCount } from './example-count.ts'
import { ExampleReport } from './example-report.tsx'
import { GetIt } from './get-it.tsx'
import { Questions } from './questions.tsx'
import { questionKindName, withQuestion } from './questions-of.ts'
import { Reads } from './reads.tsx'
import { Run } from './run.tsx'
import { WallPicture } from './wall-picture.tsx'
import { WhatLeaves } from './what-leaves.tsx'

/** What the counting program is, for the people of a hospital who have to trust it before they run it. */
export const countToolPage = async (c: Ctx): Promise<Response> =>
  showCountTool(c, await publishedEntries(c.var.db, questionKindName), { isPreview: false })

/** The same with a question as it would be, for staff. */
export const previewCountTool = async (c: Ctx, entry: ContentEntry): Promise<Response> =>
  showCountTool(c, withQuestion(entry, await publishedEntries(c.var.db, questionKindName)), { isPreview: true })

async function showCountTool(
  c: Ctx,
  questions: readonly ContentEntry[],
  { isPreview }: { readonly isPreview: boolean },
): Promise<Response> {
  const { t, locale, services, db } = c.var
  const [packs, charity] = [await countPacks(services.dataFolder), await charityOf(db)]
  const example = readExampleCount(services.root)
  return page(c, {
    title: t('count-tool.title'),
    description: t('count-tool.description'),
    css: [componentCss.card, componentCss.dataTable, componentCss.figure, componentCss.fold, markdownCss, css],
    cacheable: !isPreview,
    ...(isPreview ? { indexed: false } : {}),
    body: (
      <>
        <section class="band night count-opening">
          <div class="count-opening-row">
            <div>
              <p class="eyebrow">{t('count-tool.eyebrow')}</p>
              <h1>{t('count-tool.headline')}</h1>
              <p class="lead">{t('count-tool.lead')}</p>
              <p class="count-buttons">
                <ButtonLink kind="large" href="#get">
                  {t('count-tool.toGet')}
                </ButtonLink>{' '}
                <a href="#run">{t('count-tool.toRun')}</a>
                <a href={localPath(locale, submitPath)}>{t('count-tool.toSubmit')}</a>
              </p>
            </div>
            <WallPicture />
          </div>
        </section>
        <StaysAndLeaves c={c} />
        <WhatLeaves c={c} example={example} />
        <ExampleReport c={c} example={example} />
        <Reads c={c} />
        <GetIt c={c} packs={packs} charity={charity} />
        <Run c={c} />
        <Questions c={c} questions={questions} />
        <Limits c={c} />
      </>
    ),
  })
}

const stays = ['records', 'register', 'report', 'numbers', 'key'] as const
const leaves = ['totals', 'shares', 'rules', 'signature'] as const

const StaysAndLeaves = ({
  c: {
    var: { t },
  },
}: {
  readonly c: Ctx
}) => (
  <section class="band prose" aria-labelledby="wall">
    <h2 id="wall">{t('count-tool.wall.title')}</h2>
    <p class="lead">{t('count-tool.wall.lead')}</p>
    <div class="stays-and-leaves" data-not-counting>
      <div class="stays">
        <h3>{t('count-tool.wall.stays')}</h3>
        <ul>
          {stays.map(key => (
            <li>{t(`count-tool.wall.staying.${key}`)}</li>
          ))}
        </ul>
      </div>
      <div class="leaves">
        <h3>{t('count-tool.wall.leaves')}</h3>
        <ul>
          {leaves.map(key => (
            <li>{t(`count-tool.wall.leaving.${key}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  </section>
)

const limits = ['invented', 'windows', 'cosd10', 'missing'] as const

const Limits = ({
  c: {
    var: { t, locale },
  },
}: {
  readonly c: Ctx
}) => (
  <section class="band sand prose" aria-labelledby="limits">
    <h2 id="limits">{t('count-tool.limits.title')}</h2>
    <p>{t('count-tool.limits.lead')}</p>
    <ul>
      {limits.map(key => (
        <li>{t(`count-tool.limits.items.${key}`)}</li>
      ))}
    </ul>
    <p>
      <a href={localPath(locale, manualLink('accuracy'))}>{t('count-tool.limits.accuracy')}</a>
    </p>
  </section>
)
