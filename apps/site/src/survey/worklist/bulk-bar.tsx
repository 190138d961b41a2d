import type { Translate } from '../../foundation/index.ts'
import { type BulkKind, bulkKinds } from './bulk-rules.ts'
import type { ListView } from './list-view.ts'

/** What can be done with several requests at once. Nothing happens yet: the next page shows what would. */
export const BulkBar = ({ t, view, kind: chosen }: { t: Translate; view: ListView; kind: BulkKind | null }) => (
  <fieldset class="bulk-bar" id="several" tabindex={-1}>
    <legend>{t('worklist.bulk.title')}</legend>
    <div class="bulk-extent">
      <label class="tick">
        <input type="radio" name="extent" value="chosen" checked />
        <span>{t('worklist.bulk.chosen')}</span>
      </label>
      <label class="tick">
        <input type="radio" name="extent" value="all" />
        <span>{t('worklist.bulk.all', { count: view.shown })}</span>
      </label>
    </div>
    <div class="filter-row">
      <div class="small-field">
        <label for="bulk-kind">{t('worklist.bulk.what')}</label>
        <select id="bulk-kind" name="kind">
          {bulkKinds.map(kind => (
            <option value={kind} selected={kind === chosen}>
              {t(`worklist.bulk.kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="small-field">
        <label for="bulk-assignee">{t('worklist.bulk.assignee')}</label>
        <select id="bulk-assignee" name="assignee">
          <option value="">{t('worklist.who.nobody')}</option>
          {view.staff.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
        </select>
      </div>
      <button class="button" type="submit">
        {t('worklist.bulk.preview')}
      </button>
    </div>
    <p class="hint">{t('worklist.bulk.hint')}</p>
  </fieldset>
)
