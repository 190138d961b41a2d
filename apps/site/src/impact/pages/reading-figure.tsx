import { Figure, localPath, type Translate } from '../../foundation/index.ts'
import { StatusMark, statusCodes } from '../../releases/index.ts'
import type { Reading } from '../measures/measure-value.ts'
import { sayAmount, sayUnit, type Units } from '../measures/say-amount.ts'

type Props = {
  readonly t: Translate
  readonly reading: Reading
  readonly units: Units
}

/** One reading of a measure with its day, its source and out of whom. */
export function ReadingFigure({ t, reading, units }: Props) {
  const { amount, note } = reading
  const [first, ...rest] = linesOf(t, reading, units)
  return (
    <Figure
      t={t}
      value={first?.value ?? ''}
      words={first?.words ?? ''}
      date={reading.date}
      source={{ name: reading.source.name[t.locale], ...hrefOf(t, reading) }}
      denominator={reading.denominator[t.locale]}
    >
      {rest.map(({ value, words }) => (
        <p class="figure-number">
          <strong>{value}</strong> {words}
        </p>
      ))}
      {amount.kind === 'parts' && <Parts t={t} amount={amount} />}
      {note && <p class="small">{note[t.locale]}</p>}
    </Figure>
  )
}

/** An address on this site is shown in the language of the page. */
const hrefOf = (t: Translate, { source: { url } }: Reading) =>
  url === null ? {} : { href: url.startsWith('/') ? localPath(t.locale, url) : url }

type Line = { readonly value: string; readonly words: string }

function linesOf(t: Translate, { amount }: Reading, units: Units): readonly Line[] {
  switch (amount.kind) {
    case 'percents':
      return amount.parts.map(({ percent, words }) => ({
        value: t('impact.amount.percentValue', { number: t.number(percent) }),
        words: words[t.locale],
      }))
    case 'parts':
      return [{ value: t.number(amount.of), words: t('impact.amount.asked', { unit: units.unit[t.locale] }) }]
    default:
      return [{ value: sayAmount(t, amount), words: sayUnit(t, units, amount) }]
  }
}

type PartsProps = { readonly t: Translate; readonly amount: Extract<Reading['amount'], { kind: 'parts' }> }

/** Each status with its mark: never told by colour or place alone. */
const Parts = ({ t, amount }: PartsProps) => (
  <ul class="measure-parts">
    {amount.parts.map(({ key, count, words }) => (
      <li>
        <StatusMark t={t} status={statusCodes.find(code => code === key) ?? null} words="none" />
        <strong>{t.number(count)}</strong> {words[t.locale]}
      </li>
    ))}
  </ul>
)
