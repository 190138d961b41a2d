import { Button, localPath, Radios, TextArea, type Translate } from '../../../foundation/index.ts'
import type { JsxPart } from '../../../network/index.ts'
import { reportLink } from '../support-links.ts'
import { longestWords, wrongs } from './report.ts'

export type TypedReport = { readonly what: string; readonly words: string; readonly version: string }
export type ReportErrors = { readonly what?: string; readonly words?: string }

type FormProps = {
  readonly t: Translate
  readonly service: string
  readonly typed: TypedReport
  readonly errors: ReportErrors
  /** What the guard adds before the button. */
  readonly part: JsxPart | null
}

/** What is wrong, and what is right instead. It asks for nobody’s name and address. */
export const ReportForm = ({ t, service, typed, errors, part }: FormProps) => (
  <form method="post" action={localPath(t.locale, reportLink(service))} novalidate>
    <input type="hidden" name="version" value={typed.version} />
    <Radios
      t={t}
      id="what"
      label={t('support.report.what')}
      value={typed.what}
      error={errors.what}
      choices={wrongs.map(value => ({ value, label: t(`support.report.wrongs.${value}`) }))}
    />
    <TextArea
      t={t}
      id="words"
      rows={5}
      label={t('support.report.words')}
      hint={t('support.report.wordsHint', { count: longestWords })}
      value={typed.words}
      error={errors.words}
    />
    {part}
    <Button>{t('support.report.button')}</Button>
  </form>
)
