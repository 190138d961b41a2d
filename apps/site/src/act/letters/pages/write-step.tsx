import {
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  type PageView,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { type Kept, letterFields, longestOwn, longestSubject, textOf, useOf } from '../form/read-letter.ts'
import type { TemplateBlock } from '../letter.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { letterPage } from './letter-page.tsx'
import { type Step, stepsLink, trailOf } from './step.ts'
import { StepLine } from './step-line.tsx'

type Shown = { readonly errors?: readonly FieldError[]; readonly status?: PageView['status'] }

/** The letter, paragraph by paragraph: each can be left, rewritten or left out, and the writer’s own words stand among them. */
export function writeStep(c: Ctx, step: Step, { errors = [], status }: Shown = {}): Response {
  const { t, locale } = c.var
  const { subject, typed, source } = step
  const { template, recipient } = subject
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const pieces = (blocks: readonly TemplateBlock[]) => blocks.map(block => <Piece block={block} kept={typed.kept} />)
  return letterPage(c, {
    title: t('act-letters.write.title', { to: recipient.name }),
    lead: t('act-letters.write.lead'),
    kind: 'step',
    trail: trailOf(c, source),
    status,
    islands: ['letter-draft'],
    above: <StepLine t={t} at={1} of={subject.unsendable === null ? 3 : 1} />,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {subject.unsendable !== null && <p>{subject.unsendable}</p>}
        <form method="post" action={localPath(locale, stepsLink(source))} novalidate>
          <letter-draft
            data-template={t('act-letters.template.still')}
            data-own={t('act-letters.template.own')}
            data-left={t('act-letters.write.left', { count: '{count}' })}
            data-most={String(longestOwn)}
          >
            <HiddenFields fields={{ ...step.carried, ...step.hiddenWriter, [letterFields.drafted]: 'yes' }} />
            <TextField
              t={t}
              id={letterFields.subject}
              label={t('act-letters.write.subject')}
              hint={t('act-letters.write.subjectHint', { most: longestSubject })}
              value={typed.subject}
              error={errorOf('subject')}
            />
            <TextField
              t={t}
              id={letterFields.greeting}
              label={t('act-letters.write.greeting')}
              value={typed.greeting}
              error={errorOf('greeting')}
            />
            {pieces(template.before)}
            <div class="own">
              <h2>{t('act-letters.write.ownTitle')}</h2>
              <p>{t('act-letters.write.ownText')}</p>
              <ul>
                {template.prompts.map(prompt => (
                  <li>{prompt}</li>
                ))}
              </ul>
              <TextArea
                t={t}
                id={letterFields.own}
                label={t('act-letters.write.own')}
                hint={t('act-letters.write.ownHint')}
                rows={8}
                value={typed.own}
                error={errorOf('own')}
                optional
              />
            </div>
            {pieces(template.after)}
          </letter-draft>
          <div class="answers">
            {subject.unsendable === null && (
              <button class="button" type="submit" name="go" value="you">
                {t('act-letters.write.next')}
              </button>
            )}
            <button class={subject.unsendable === null ? 'button quiet' : 'button'} type="submit" name="go" value="paper">
              {t('act-letters.write.paper')}
            </button>
          </div>
          {template.sources.map(line => (
            <p class="small soft">{line}</p>
          ))}
        </form>
      </>
    ),
  })
}

function Piece({ block: { id, label }, kept }: { block: TemplateBlock; kept: Kept }) {
  const { text = '', isChosen = false } = kept[id] ?? {}
  return (
    <div class="piece">
      <label class="choice">
        <input type="checkbox" name={useOf(id)} value="yes" checked={isChosen} />
        <span>{label}</span>
      </label>
      <textarea name={textOf(id)} aria-label={label} rows={rowsFor(text)}>
        {text}
      </textarea>
    </div>
  )
}

const lineOfText = 62

/** As many lines as it needs, so that nobody scrolls inside a small box. */
const rowsFor = (text: string): number =>
  Math.max(
    2,
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineOfText)), 0),
  )
