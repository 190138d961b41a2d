import { localPath, type Translate } from '../../foundation/index.ts'
import { listLink } from './links.ts'
import {
  activeFilters,
  dueWindows,
  type ListQuery,
  readListQuery,
  type WordField,
  wholeList,
  wordFields,
  writeListQuery,
} from './list-query.ts'
import type { ListView } from './list-view.ts'
import { type QuickView, quickViewNames, quickViews } from './quick-views.ts'
import { sayFilter, sayWord } from './say-request.ts'

type Props = { readonly t: Translate; readonly view: ListView }

const unordered = (query: ListQuery): string => writeListQuery({ ...query, page: 1, sort: wholeList.sort, dir: wholeList.dir })

/** The lists of every day, each with how much there is. */
export function QuickViews({ t, view }: Props) {
  const here = unordered(view.query)
  const link = (name: QuickView) => localPath(t.locale, listLink(view.round.id, readListQuery(quickViews[name])))
  return (
    <nav class="quick-views" aria-label={t('worklist.quick.label')}>
      <ul>
        {quickViewNames.map(name => (
          <li>
            <a href={link(name)} aria-current={unordered(readListQuery(quickViews[name])) === here ? 'true' : undefined}>
              {t(`worklist.quick.${name}`)} <span class="count">{t.number(view.quick[name])}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What narrows the list now, each with a link that takes it away. */
export function ActiveFilters({ t, view }: Props) {
  const filters = activeFilters(view.query)
  if (filters.length === 0) return null
  const staff = new Map(view.staff.map(({ id, name }) => [id, name]))
  return (
    <section class="active-filters" aria-label={t('worklist.filter.active')}>
      <ul>
        {filters.map(filter => (
          <li>
            <a href={localPath(t.locale, listLink(view.round.id, filter.without))}>
              {sayFilter(t, filter, staff)} <span class="hidden">{t('worklist.filter.remove')}</span>
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
        <li>
          <a class="all" href={localPath(t.locale, listLink(view.round.id, wholeList))}>
            {t('worklist.filter.removeAll')}
          </a>
        </li>
      </ul>
    </section>
  )
}

type Option = { readonly value: string; readonly label: string }
type SmallSelectProps = {
  readonly id: string
  readonly label: string
  readonly any: string
  readonly value: string | null
  readonly options: readonly Option[]
}

const SmallSelect = ({ id, label, any, value, options }: SmallSelectProps) => (
  <div class="small-field">
    <label for={`filter-${id}`}>{label}</label>
    <select id={`filter-${id}`} name={id}>
      <option value="">{any}</option>
      {options.map(option => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

const DayField = ({ id, label, value }: { id: string; label: string; value: string | null }) => (
  <div class="small-field">
    <label for={`filter-${id}`}>{label}</label>
    <input id={`filter-${id}`} name={id} type="date" value={value ?? ''} />
  </div>
)

/** Several words of one field mean any of them. */
const Words = ({ t, field, query }: { t: Translate; field: WordField; query: ListQuery }) => (
  <fieldset>
    <legend>{t(`worklist.field.${field}`)}</legend>
    {wordFields[field].map(word => (
      <label class="tick">
        <input type="checkbox" name={field} value={word} checked={(query[field] as readonly string[]).includes(word)} />
        <span>{sayWord(t, field, word)}</span>
      </label>
    ))}
  </fieldset>
)

/** The form that narrows the list. It asks for an address, so it works without a script and can be kept as a bookmark. */
export function FilterForm({ t, view }: Props) {
  const { query } = view
  const any = t('worklist.filter.any')
  const who = ['me', 'nobody', 'somebody'].map(value => ({ value, label: t(`worklist.who.${value}`) }))
  const people = view.staff.map(({ id, name }) => ({ value: id, label: name }))
  const fields = Object.keys(wordFields) as WordField[]
  return (
    <form class="filters" method="get" action={localPath(t.locale, listLink(view.round.id))}>
      <div class="filter-row">
        <div class="small-field wide">
          <label for="filter-q">{t('worklist.filter.find')}</label>
          <input id="filter-q" name="q" type="search" value={query.q} autocomplete="off" />
        </div>
        <SmallSelect
          id="due"
          label={t('worklist.field.due')}
          any={any}
          value={query.due}
          options={dueWindows.map(value => ({ value, label: t(`worklist.due.${value}`) }))}
        />
        <SmallSelect id="who" label={t('worklist.field.who')} any={any} value={query.who} options={[...who, ...people]} />
        <input type="hidden" name="sort" value={query.sort} />
        <input type="hidden" name="dir" value={query.dir} />
        <button class="button quiet" type="submit">
          {t('worklist.filter.show')}
        </button>
      </div>
      <details class="fold">
        <summary>{t('worklist.filter.more')}</summary>
        <div>
          <div class="filter-row">
            <DayField id="from" label={t('worklist.filter.dueFrom')} value={query.from} />
            <DayField id="to" label={t('worklist.filter.dueTo')} value={query.to} />
            <SmallSelect
              id="chased"
              label={t('worklist.field.chased')}
              any={any}
              value={query.chased}
              options={(['yes', 'no'] as const).map(value => ({ value, label: t(`worklist.chased.${value}`) }))}
            />
          </div>
          <div class="filter-words">
            {fields.map(field => (
              <Words t={t} field={field} query={query} />
            ))}
          </div>
        </div>
      </details>
    </form>
  )
}
