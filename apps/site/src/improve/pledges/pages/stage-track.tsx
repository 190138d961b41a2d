import type { Translate } from '../../../foundation/index.ts'
import type { Stage } from '../rules/stages.ts'

/** The way of a pledge, as lamps that are lit one after the other; each says in words what its shape says. */
export const StageTrack = ({ t, stages }: { readonly t: Translate; readonly stages: readonly Stage[] }) => (
  <ol class="stage-track">
    {stages.map(({ key, state, on }) => (
      <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
        <span class="lamp" aria-hidden="true" />
        <b>{t(`pledges.stages.${key}.short`)}</b>
        <span class="small">
          {state === 'done' && on !== null ? t('pledges.stages.done', { day: t.day(on) }) : t(`pledges.stages.${state}`)}
        </span>
      </li>
    ))}
  </ol>
)
