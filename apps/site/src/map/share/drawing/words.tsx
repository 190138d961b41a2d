import { type Face, runsOf, type SetText } from '@spotlight/drawing'

type LineProps = {
  readonly face: Face
  readonly size: number
  readonly x: number
  /** Where the letters stand. */
  readonly y: number
  readonly fill: string
  readonly children: string
}

/** One line. The renderer takes a whole run of letters from one file: those that stand in the other one are runs of their own. */
export const Line = ({ face, size, x, y, fill, children }: LineProps) => (
  <text x={x} y={y} font-family={face.family} font-weight={face.weight} font-size={size} fill={fill} xml:space="preserve">
    {runsOf(children, face).map(({ words, isBeyond }) =>
      isBeyond ? <tspan font-weight={face.beyond.weight}>{words}</tspan> : <tspan>{words}</tspan>,
    )}
  </text>
)

type BlockProps = Omit<LineProps, 'size' | 'children'> & { readonly text: SetText; readonly leading: number }

/** Lines one below the other; `y` is that of the first. `leading` is how far they are apart, in em. */
export const Block = ({ text, leading, y, ...line }: BlockProps) => (
  <>
    {text.lines.map((words, index) => (
      <Line {...line} size={text.size} y={Math.round(y + index * leading * text.size)}>
        {words}
      </Line>
    ))}
  </>
)

/** How far the letters of the last line stand below those of the first. */
export const heightOf = ({ size, lines }: SetText, leading: number): number => Math.round((lines.length - 1) * leading * size)
