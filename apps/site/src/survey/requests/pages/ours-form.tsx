import { Button, localPath, Radios, Select, type Translate } from '../../../foundation/index.ts'
import { channels, workStates } from '../../types.ts'
import { sayWord } from '../../worklist/say-request.ts'
import { workAt } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { errorIn, type FormState, valueIn } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** The value of the choice "nobody": no id of a member of staff. */
export const nobody = 'nobody'

/** What is ours to say: who looks after it, what there is to do, how the trust takes requests. */
export function OursForm({ t, view, state }: { t: Translate; view: RequestView; state: FormState | null }) {
  const { request } = view
  const field = (name: string, now: string) => ({
    t,
    id: `work-${name}`,
    name,
    value: valueIn(state, 'work', name, now),
    error: errorIn(state, `work-${name}`),
  })
  return (
    <section aria-labelledby="ours">
      <h2 id="ours">{t('requests.ours.title')}</h2>
      <form method="post" action={localPath(t.locale, workAt.link(request, view.list))} class="compact">
        <HiddenFields view={view} />
        <Select
          {...field('assignee', request.assignee ?? nobody)}
          label={t('requests.ours.assignee')}
          choices={assignees(t, view)}
        />
        <Select
          {...field('work', request.work)}
          label={t('requests.ours.work')}
          choices={workStates.map(value => ({ value, label: sayWord(t, 'work', value) }))}
        />
        <Radios
          {...field('channel', request.channel)}
          label={t('requests.ours.channel')}
          choices={channels.map(value => ({ value, label: t(`requests.channel.${value}`) }))}
        />
        <Button kind="quiet">{t('requests.ours.button')}</Button>
      </form>
    </section>
  )
}

/** Me first; somebody who has left stays in sight as long as the request is theirs. */
function assignees(t: Translate, { staff, me, request }: RequestView) {
  const others = staff.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name }))
  const known = request.assignee === null || request.assignee === me.id || staff.some(({ id }) => id === request.assignee)
  const left = known ? [] : [{ value: request.assignee ?? '', label: request.assigneeName ?? '' }]
  return [
    { value: nobody, label: t('requests.ours.nobody') },
    { value: me.id, label: t('requests.ours.me', { name: me.name }) },
    ...left,
    ...others,
  ]
}
