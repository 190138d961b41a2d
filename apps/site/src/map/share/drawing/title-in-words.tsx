import { fitText } from '@spotlight/drawing'
import type { Faces } from '../../../foundation/index.ts'
import type { Title } from '../picture.ts'
import { column, night } from './stage.ts'
import { Block, heightOf } from './words.tsx'

type Props = { readonly says: Title; readonly faces: Faces; readonly bottom: number }

/** What the site is for, before there are results. */
export function TitleInWords({ says, faces: { face }, bottom }: Props) {
  const { left, width } = column
  const title = fitText(says.title, { face: face.voice, maxWidth: width, sizes: [72, 64, 56, 48], maxLines: 4 })
  const lead = fitText(says.lead, { face: face.text, maxWidth: width, sizes: [30, 28, 26, 24], maxLines: 3 })
  const titleAt = Math.round((bottom + 90 - heightOf(title, 1.12) - heightOf(lead, 1.35) - 20) / 2)
  return (
    <>
      <Block face={face.voice} text={title} leading={1.12} x={left - 2} y={titleAt} fill={night.white} />
      <Block face={face.text} text={lead} leading={1.35} x={left} y={titleAt + heightOf(title, 1.12) + 64} fill={night.pale} />
    </>
  )
}
