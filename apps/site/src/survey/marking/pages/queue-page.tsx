import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, Fold, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Question, Round } from '../../types.ts'
import { listLinkBy } from '../../worklist/links.ts'
import { quickViews } from '../../worklist/quick-views.ts'
import { RoundTabs } from '../../worklist/round-tabs.tsx'
import tabsCss from '../../worklist/worklist.css?inline'
import { sheetAt } from '../links.ts'
import { inQueue, isBetterForOthers, type QueueItem, type QueueStep } from '../queue.ts'
import type { RoundAgreement } from '../round-agreement.ts'
import type { Sheets } from '../sheets.ts'
import { AgreementPart } from './agreement-part.tsx'
import css from './marking.css?inline'
import { ModeForm } from './mode-form.tsx'

export type QueueView = {
  readonly round: Round
  readonly questions: readonly Question[]
  readonly items: readonly QueueItem[]
  /** Requests whose mail has to be read before there is anything to mark. */
  readonly unread: number
  readonly sheets: ReadonlyMap<string, Sheets>
  readonly me: string
  readonly agreement: RoundAgreement
  readonly mayChangeMode: boolean
  readonly done: 'mode' | 'marked' | null
}

/** What waits to be marked in a round: first what this person can do, then the rest, and how far the readers agree. */
export function queuePage(c: Ctx, view: QueueView): Response {
  const { t, locale } = c.var
  const { round } = view
  const steps = inQueue(view.items)
  const forMe = [...steps.keys()].filter(step => step !== 'wait' && step !== 'read')
  return consolePage(c, {
    title: t('marking.queue.title'),
    lead: t('marking.queue.lead', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    css: [tabsCss, css],
    body: (
      <div class="marking-queue">
        {round.state !== 'draft' && <RoundTabs t={t} round={round.id} current="marking" />}
        {view.done && (
          <div role="status">
            <Notice>
              <p>{t(`marking.mode.${view.done === 'mode' ? 'done' : 'marked'}`)}</p>
            </Notice>
          </div>
        )}
        {forMe.length === 0 && (
          <p>
            {t('marking.queue.nothing')}
            {view.unread > 0 && (
              <>
                {' '}
                <a href={localPath(locale, listLinkBy(round.id, quickViews.read))}>
                  {t('marking.queue.unread', { count: view.unread })}
                </a>
              </>
            )}
          </p>
        )}
        <ul class="queue-counts">
          {[...steps].map(([step, items]) => (
            <li>
              <a href={`#${step}`}>{t(`marking.queue.counts.${step}`, { count: items.length })}</a>
            </li>
          ))}
        </ul>
        {[...steps].map(([step, items]) => (
          <div class="step">
            <h2 id={step}>{t(`marking.queue.steps.${step}`)}</h2>
            {step === 'read' ? (
              <Fold summary={t('marking.queue.counts.read', { count: items.length })}>
                <StepTable t={t} view={view} step={step} items={items} />
              </Fold>
            ) : (
              <StepTable t={t} view={view} step={step} items={items} />
            )}
          </div>
        ))}
        <AgreementPart t={t} mode={round.markingMode} questions={view.questions} agreement={view.agreement} />
        <ModeForm t={t} round={round} isBegun={view.sheets.size > 0} mayChange={view.mayChangeMode} />
      </div>
    ),
  })
}

type StepProps = {
  readonly t: Translate
  readonly view: QueueView
  readonly step: QueueStep
  readonly items: readonly QueueItem[]
}

const StepTable = ({ t, view, step, items }: StepProps) => (
  <DataTable
    id={`table-${step}`}
    caption={t(`marking.queue.steps.${step}`)}
    columns={[{ label: t('marking.queue.trust') }, { label: t('marking.queue.readers') }]}
    rows={items.map(item => [
      <a href={localPath(t.locale, sheetAt.link({ round: view.round.id, trustCode: item.code }))}>{item.name}</a>,
      readersInWords(t, item, step === 'settle' && isBetterForOthers(view.sheets.get(item.code) ?? {}, view.me)),
    ])}
  />
)

const readersInWords = (t: Translate, { readers }: QueueItem, isBetter: boolean): string =>
  [
    readers.length === 0
      ? t('marking.queue.nobody')
      : readers.map(({ name, isDone }) => t(`marking.queue.${isDone ? 'isDone' : 'isOpen'}`, { name })).join(', '),
    ...(isBetter ? [t('marking.queue.better')] : []),
  ].join('. ')
