import { Button, type Ctx, Radios } from '../../../foundation/index.ts'
import { type Nation, nations } from '../../../register/index.ts'
import { readForm } from '../../read-form.ts'
import { type Law, laws } from '../../types.ts'
import { editLink } from '../links.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveFacts } from '../verbs/save-facts.ts'
import type { Fault } from './check-text.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { errorAt, nationWord } from './round-words.ts'

type TypedLaws = Readonly<Record<Nation, Law | null>>

type LawsView = {
  readonly whole: RoundNow
  readonly typed: TypedLaws
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

/** `/console/rounds/:round/edit/laws`: under which Act the trusts of each nation are asked. */
export async function showLaws(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  return lawsPage(c, { whole, typed: whole.round.laws, version: whole.round.version })
}

export async function postLaws(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const lawOf = (nation: Nation): Law | null => laws.find(law => law === form.line(`law-${nation}`)) ?? null
  const typed = {
    england: lawOf('england'),
    wales: lawOf('wales'),
    scotland: lawOf('scotland'),
    'northern-ireland': lawOf('northern-ireland'),
  }
  const whole = allChosen(typed)
  if (!whole) {
    const faults = nations.flatMap(nation => (typed[nation] ? [] : [{ field: `law-${nation}`, fault: 'choose' }]))
    return lawsPage(c, { whole: await roundNow(c), typed, version: form.basedOn, faults })
  }
  const input = { ...draftInput(c, form.basedOn), facts: { part: 'laws', laws: whole } as const }
  return answerChange(c, await saveFacts(c.var.services.write, input), {
    link: editLink(input.round),
    done: 'saved',
    again: conflict => lawsPage(c, { whole: conflict.current, typed, version: conflict.current.round.version, conflict }),
  })
}

function allChosen({ england, wales, scotland, 'northern-ireland': northernIreland }: TypedLaws): Record<Nation, Law> | null {
  if (!england || !wales || !scotland || !northernIreland) return null
  return { england, wales, scotland, 'northern-ireland': northernIreland }
}

function lawsPage(c: Ctx, { whole, typed, version, faults = [], conflict }: LawsView): Response {
  const { t } = c.var
  const { round } = whole
  const lawWord = (law: Law | null): string => (law ? t(`rounds.laws.${law}`) : '')
  return draftPage(c, {
    whole,
    section: 'laws',
    title: t('rounds.parts.laws'),
    lead: t('rounds.laws.lead'),
    faults,
    conflict: conflict && {
      conflict,
      differences: nations.map(nation => ({
        label: nationWord(t, nation),
        now: lawWord(round.laws[nation]),
        typed: lawWord(typed[nation]),
      })),
    },
    body: (
      <DraftForm t={t} to={editLink(round.id, 'laws')} version={version}>
        {nations.map(nation => (
          <Radios
            t={t}
            id={`law-${nation}`}
            label={nationWord(t, nation)}
            value={typed[nation] ?? undefined}
            error={errorAt(t, faults, `law-${nation}`)}
            choices={laws.map(law => ({ value: law, label: lawWord(law) }))}
          />
        ))}
        <Button>{t(conflict ? 'rounds.saveMine' : 'rounds.save')}</Button>
      </DraftForm>
    ),
  })
}
