import { consolePage, principalOf } from '../../../accounts/index.ts'
import { asActor, Button, type Ctx, dayInUk, ErrorSummary, localPath, Radios, TextField } from '../../../foundation/index.ts'
import { readForm } from '../../read-form.ts'
import type { Round } from '../../types.ts'
import { loadDefaultRound } from '../defaults/load-default-round.ts'
import { editLink, makeRoundLink, roundsLink } from '../links.ts'
import { allRounds } from '../round-store.ts'
import { freeRoundId, isRoundId } from '../rules/choose-round-id.ts'
import { type MakeRoundOutcome, makeRound } from '../verbs/make-round.ts'
import { checkText, type Fault, longest } from './check-text.ts'
import { leadTo } from './draft-here.ts'
import { errorAt, errorsOf, inLanguage } from './round-words.ts'
import css from './rounds.css?inline'

type TypedRound = { readonly id: string; readonly en: string; readonly cy: string; readonly from: string }

const fromNothing = 'defaults'

/** `/console/rounds/new`: the number, the names, and what it begins with. */
export async function showMakeRound(c: Ctx): Promise<Response> {
  const rounds = await allRounds(c.var.db)
  const id =
    freeRoundId(
      Number(dayInUk(c.var.services.clock()).slice(0, 4)),
      rounds.map(round => round.id),
    ) ?? ''
  const wanted = c.req.query('from')
  const from = rounds.find(round => round.id === wanted)?.id ?? rounds[0]?.id ?? fromNothing
  const { en, cy } = loadDefaultRound(c.var.services.root).name
  return makeRoundPage(c, { rounds, typed: { id, en, cy, from }, faults: [] })
}

export async function postMakeRound(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed: TypedRound = { id: form.line('id'), en: form.line('name-en'), cy: form.line('name-cy'), from: form.line('from') }
  const rounds = await allRounds(c.var.db)
  const faults = check(typed, rounds)
  if (faults.length > 0) return makeRoundPage(c, { rounds, typed, faults })
  const outcome = await makeRound(c.var.services.write, {
    id: typed.id,
    name: { en: typed.en, cy: typed.cy },
    copyOf: typed.from === fromNothing ? null : typed.from,
    defaults: loadDefaultRound(c.var.services.root),
    actor: asActor(principalOf(c)),
    now: c.var.services.clock(),
  })
  const fault = faultOf(outcome)
  return fault ? makeRoundPage(c, { rounds, typed, faults: [fault] }) : leadTo(c, editLink(typed.id), 'made')
}

const check = ({ id, en, cy, from }: TypedRound, rounds: readonly Round[]): Fault[] => [
  ...(isRoundId(id) ? [] : [{ field: 'id', fault: 'round-id' }]),
  ...checkText(en, { field: 'name-en', most: longest.name, isNeeded: true }),
  ...checkText(cy, { field: 'name-cy', most: longest.name }),
  ...(from === fromNothing || rounds.some(round => round.id === from) ? [] : [{ field: 'from', fault: 'choose' }]),
]

function faultOf({ outcome }: MakeRoundOutcome): Fault | null {
  switch (outcome) {
    case 'id-taken':
      return { field: 'id', fault: 'round-id-taken' }
    case 'no-such-round':
      return { field: 'from', fault: 'choose' }
    case 'made':
    case 'nothing-to-do':
      return null
  }
}

type MakeRoundView = { readonly rounds: readonly Round[]; readonly typed: TypedRound; readonly faults: readonly Fault[] }

function makeRoundPage(c: Ctx, { rounds, typed, faults }: MakeRoundView): Response {
  const { t, locale } = c.var
  const error = (field: string) => errorAt(t, faults, field)
  return consolePage(c, {
    title: t('rounds.make.title'),
    lead: t('rounds.make.lead'),
    trail: [{ href: roundsLink(), label: t('rounds.title') }],
    status: faults.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errorsOf(t, faults)} />
        <form method="post" action={localPath(locale, makeRoundLink())} novalidate>
          <TextField
            t={t}
            id="id"
            label={t('rounds.fields.id')}
            hint={t('rounds.hints.id')}
            value={typed.id}
            error={error('id')}
            autocomplete="off"
          />
          <TextField
            t={t}
            id="name-en"
            label={t('rounds.fields.nameEn')}
            value={typed.en}
            error={error('name-en')}
            autocomplete="off"
          />
          <TextField
            t={t}
            id="name-cy"
            label={t('rounds.fields.nameCy')}
            hint={t('rounds.hints.welshLater')}
            value={typed.cy}
            error={error('name-cy')}
            autocomplete="off"
            optional
          />
          <Radios
            t={t}
            id="from"
            label={t('rounds.make.from')}
            hint={t('rounds.make.fromHint')}
            value={typed.from}
            error={error('from')}
            choices={[
              ...rounds.map(round => ({
                value: round.id,
                label: t('rounds.make.copy', { id: round.id, name: inLanguage(round.name, locale) }),
              })),
              { value: fromNothing, label: t('rounds.make.defaults') },
            ]}
          />
          <Button>{t('rounds.make.button')}</Button>
        </form>
      </>
    ),
  })
}
