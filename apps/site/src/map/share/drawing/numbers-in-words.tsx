import { ellipsis, fitText } from '@spotlight/drawing'
import type { Faces } from '../../../foundation/index.ts'
import type { Numbers } from '../picture.ts'
import { column, night } from './stage.ts'
import { StatusShape } from './status-shape.tsx'
import { Block, heightOf, Line } from './words.tsx'

const rowHeight = 44

type Props = { readonly says: Numbers; readonly faces: Faces; readonly bottom: number }

/** The one number as large as it goes, what it means, and the key. */
export function NumbersInWords({ says, faces: { face }, bottom }: Props) {
  const { left, width } = column
  const fit = (words: string, name: 'text' | 'bold' | 'voice', sizes: readonly number[], maxLines: number) =>
    fitText(words, { face: face[name], maxWidth: width, sizes, maxLines })
  const heading = says.heading === null ? null : fit(says.heading, 'voice', [40, 34], 1)
  const value = says.value === null ? null : fit(says.value, 'voice', heading ? [100, 84, 72] : [124, 108, 92, 76], 1)
  const oneLine = fit(says.meaning, 'voice', value ? [36, 34, 32, 30] : [48, 44], 1)
  const isOneLine = !oneLine.lines.some(line => line.endsWith(ellipsis))
  const meaning = isOneLine ? oneLine : fit(says.meaning, 'voice', value ? [32, 30, 28] : [44, 40, 36], value ? 2 : 3)
  const more = says.more === null ? null : fit(says.more, 'text', [26, 24, 22], 1)
  const source = fit(says.source, 'text', [22, 20, 18], 1)
  const keyAt = bottom - 78 - rowHeight * (Math.ceil(says.key.length / 2) - 1)
  const afterHeading = heading ? 62 : 0
  const tall = afterHeading + (value ? Math.round(value.size * 0.76) + 50 : 44) + heightOf(meaning, 1.2) + (more ? 40 : 0)
  // What is left over between the name of the site and the key: a third of it above the number.
  const top = 104 + Math.max(0, Math.round((keyAt - 50 - 104 - tall) / 3))
  const headingAt = top + 34
  const valueAt = top + afterHeading + (value ? Math.round(value.size * 0.76) : 0)
  const meaningAt = valueAt + (value ? 50 : 44)
  const moreAt = meaningAt + heightOf(meaning, 1.2) + 40
  return (
    <>
      {heading && <Block face={face.voice} text={heading} leading={1} x={left} y={headingAt} fill={night.lamp} />}
      {value && <Block face={face.voice} text={value} leading={1} x={left - 4} y={valueAt} fill={night.white} />}
      <Block face={face.voice} text={meaning} leading={1.2} x={left} y={meaningAt} fill={night.white} />
      {more && <Block face={face.text} text={more} leading={1} x={left} y={moreAt} fill={night.pale} />}
      <Key says={says} faces={{ face }} top={keyAt} />
      <Block face={face.text} text={source} leading={1} x={left} y={bottom - 28} fill={night.muted} />
    </>
  )
}

type KeyProps = { readonly says: Numbers; readonly faces: Pick<Faces, 'face'>; readonly top: number }

/** How many there are of each shape, in two columns. */
const Key = ({ says: { key }, faces: { face }, top }: KeyProps) => (
  <>
    {key.map(({ status, count, word }, index) => {
      const x = column.left + (index % 2) * 320
      const y = top + Math.floor(index / 2) * rowHeight
      const words = fitText(word, { face: face.text, maxWidth: 190, sizes: [24, 22, 20, 18], maxLines: 1 })
      return (
        <>
          <StatusShape status={status} x={x + 18} y={y} size={status === 'collecting' ? 40 : 46} />
          <Line face={face.voice} size={32} x={x + 46} y={y + 11} fill={night.white}>
            {count}
          </Line>
          <Block face={face.text} text={words} leading={1} x={x + 116} y={y + 9} fill={night.pale} />
        </>
      )
    })}
  </>
)
