import { dayInUk, localPath, type Translate } from '../../../foundation/index.ts'
import { questionName } from '../../rounds/pages/round-words.ts'
import { clearAt, giveBackAt } from '../links.ts'
import { mayTakeBack } from '../place-at-sheets.ts'
import type { SheetView } from '../sheet-view.ts'
import { isDone, markOn, type Sheet } from '../sheets.ts'
import { shortMark } from './question-to-mark.tsx'

type Props = { readonly t: Translate; readonly view: SheetView }

/** Who has read it, and, as far as this reader may know, what they say. */
export function ReadersPart({ t, view }: Props) {
  const found = [view.sheets.first, view.sheets.second, view.sheets.settled].flatMap(sheet => sheet ?? [])
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('marking.readers.title')}</h2>
      {found.length === 0 && <p>{t('marking.readers.none')}</p>}
      {found.map(sheet => (
        <OneReader t={t} view={view} sheet={sheet} />
      ))}
      {!view.isShown && found.length > 0 && <p class="hint">{t('marking.readers.hidden')}</p>}
    </section>
  )
}

function OneReader({ t, view, sheet }: Props & { sheet: Sheet }) {
  const { slot, markerName, doneAt, marks } = sheet
  const isMine = sheet.marker === view.me.id
  const state =
    isDone(sheet) && doneAt ? t('marking.readers.state.done', { day: t.day(dayInUk(doneAt)) }) : t('marking.readers.state.open')
  return (
    <div class="reader">
      <h3>{t(`marking.readers.slot.${slot}`)}</h3>
      <p>
        {markerName}, {state}
      </p>
      {(view.isShown || isMine) && Object.keys(marks).length > 0 && (
        <ul>
          {view.toMark.map(({ id }) => (
            <li>
              {questionName(t, id, view.questions)}: <strong>{shortMark(t, markOn(sheet, id))}</strong>
              {marks[id]?.note ? <span class="note"> {marks[id]?.note}</span> : null}
            </li>
          ))}
        </ul>
      )}
      {slot !== 'settled' && <TakeBack t={t} view={view} sheet={sheet} slot={slot} isMine={isMine} />}
    </div>
  )
}

type TakeBackProps = Props & { readonly sheet: Sheet; readonly slot: 'first' | 'second'; readonly isMine: boolean }

function TakeBack({ t, view, sheet, slot, isMine }: TakeBackProps) {
  const mode = view.round.markingMode
  const way =
    isMine && view.may.mark === 'yes' && mayTakeBack(mode, view.sheets, slot, 'marker')
      ? { action: giveBackAt.link(view.request), words: 'giveBack' }
      : !isMine && view.may.clear === 'yes' && mayTakeBack(mode, view.sheets, slot, 'admin')
        ? { action: clearAt.link(view.request), words: 'clear' }
        : null
  if (way === null) return null
  return (
    <form method="post" action={localPath(t.locale, way.action)}>
      <input type="hidden" name="slot" value={slot} />
      <input type="hidden" name="version" value={String(sheet.version)} />
      <p class="hint">{t(`marking.readers.${way.words}Hint`)}</p>
      <button class="button quiet" type="submit">
        {t(`marking.readers.${way.words}`, { name: sheet.markerName })}
      </button>
    </form>
  )
}
