import { Button, type Ctx, TextField } from '../../../foundation/index.ts'
import { readForm } from '../../read-form.ts'
import { editLink } from '../links.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveFacts } from '../verbs/save-facts.ts'
import { checkText, type Fault, longest } from './check-text.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { errorAt } from './round-words.ts'

type NameView = {
  readonly whole: RoundNow
  readonly typed: { readonly en: string; readonly cy: string }
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

/** `/console/rounds/:round/edit/name` */
export async function showName(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  return namePage(c, { whole, typed: whole.round.name, version: whole.round.version })
}

export async function postName(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { en: form.line('name-en'), cy: form.line('name-cy') }
  const faults = [
    ...checkText(typed.en, { field: 'name-en', most: longest.name, isNeeded: true }),
    ...checkText(typed.cy, { field: 'name-cy', most: longest.name }),
  ]
  if (faults.length > 0) return namePage(c, { whole: await roundNow(c), typed, version: form.basedOn, faults })
  const input = { ...draftInput(c, form.basedOn), facts: { part: 'name', name: typed } as const }
  return answerChange(c, await saveFacts(c.var.services.write, input), {
    link: editLink(input.round),
    done: 'saved',
    again: conflict => namePage(c, { whole: conflict.current, typed, version: conflict.current.round.version, conflict }),
  })
}

function namePage(c: Ctx, { whole, typed, version, faults = [], conflict }: NameView): Response {
  const { t } = c.var
  const { round } = whole
  const labels = { en: t('rounds.fields.nameEn'), cy: t('rounds.fields.nameCy') }
  return draftPage(c, {
    whole,
    section: 'name',
    title: t('rounds.parts.name'),
    lead: t('rounds.name.lead', { id: round.id }),
    faults,
    conflict: conflict && {
      conflict,
      differences: (['en', 'cy'] as const).map(each => ({ label: labels[each], now: round.name[each], typed: typed[each] })),
    },
    body: (
      <DraftForm t={t} to={editLink(round.id, 'name')} version={version}>
        <TextField
          t={t}
          id="name-en"
          label={labels.en}
          value={typed.en}
          error={errorAt(t, faults, 'name-en')}
          autocomplete="off"
        />
        <TextField
          t={t}
          id="name-cy"
          label={labels.cy}
          hint={t('rounds.hints.welshLater')}
          value={typed.cy}
          error={errorAt(t, faults, 'name-cy')}
          autocomplete="off"
          optional
        />
        <Button>{t(conflict ? 'rounds.saveMine' : 'rounds.save')}</Button>
      </DraftForm>
    ),
  })
}
