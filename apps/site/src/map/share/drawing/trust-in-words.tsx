import type { Face } from '@spotlight/drawing'
import { ellipsis, fitText, type SetText } from '@spotlight/drawing'
import type { Faces } from '../../../foundation/index.ts'
import type { OneTrust } from '../picture.ts'
import { column, night } from './stage.ts'
import { StatusShape } from './status-shape.tsx'
import { Block, heightOf } from './words.tsx'

type Props = { readonly says: OneTrust; readonly faces: Faces; readonly bottom: number }

const leading = 1.12

/** Two lines where the name is still large in them, otherwise three. */
function nameIn(name: string, face: Face): SetText {
  const inTwo = fitText(name, { face, maxWidth: column.width, sizes: [64, 58, 52, 46], maxLines: 2 })
  const isWhole = !inTwo.lines.some(line => line.endsWith(ellipsis))
  return isWhole ? inTwo : fitText(name, { face, maxWidth: column.width, sizes: [52, 46, 40, 36, 32], maxLines: 3 })
}

/** Whose answer it is, and the answer as a lamp and in words. */
export function TrustInWords({ says, faces: { face }, bottom }: Props) {
  const { left, width } = column
  const name = nameIn(says.name, face.voice)
  const beside = { maxWidth: width - 156, maxLines: 1 }
  const word = fitText(says.word, { face: face.voice, sizes: [60, 54, 46, 40], ...beside })
  const meaning = fitText(says.meaning, { face: face.text, sizes: [30, 28, 26, 22], ...beside })
  const number = fitText(says.number, { face: face.text, maxWidth: width, sizes: [24, 22], maxLines: 2 })
  const source = fitText(says.source, { face: face.text, maxWidth: width, sizes: [22, 20, 18], maxLines: 1 })
  const nameAt = 120 + Math.round(name.size * 0.9)
  const nameEnds = nameAt + heightOf(name, leading)
  const numberAt = bottom - 66 - heightOf(number, 1.3)
  const middle = Math.round((nameEnds + 14 + numberAt - number.size) / 2)
  return (
    <>
      <Block face={face.voice} text={name} leading={leading} x={left - 2} y={nameAt} fill={night.white} />
      <StatusShape status={says.status} x={left + 62} y={middle} size={says.status === 'collecting' ? 116 : 124} />
      <Block face={face.voice} text={word} leading={1} x={left + 156} y={middle} fill={night.lamp} />
      <Block face={face.text} text={meaning} leading={1} x={left + 156} y={middle + 42} fill={night.white} />
      <Block face={face.text} text={number} leading={1.3} x={left} y={numberAt} fill={night.pale} />
      <Block face={face.text} text={source} leading={1} x={left} y={bottom - 28} fill={night.muted} />
    </>
  )
}
