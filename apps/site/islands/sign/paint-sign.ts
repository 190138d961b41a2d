import { type DrawnShape, type DrawnWords, type FacesByName, lampGlow, night, type SignDrawing } from '@spotlight/drawing'

/** Paints a sign on a canvas of its own size, in the fonts of the page. */
export async function paintSign(canvas: HTMLCanvasElement, drawing: SignDrawing, faces: FacesByName): Promise<void> {
  const words = drawing.marks.filter(mark => mark.kind === 'words')
  const fontOf = ({ face, size }: DrawnWords) => `${faces[face].weight} ${size}px "${faces[face].family}"`
  // A font arrives when it is asked for, and a canvas does not wait.
  await Promise.all(words.map(mark => document.fonts.load(fontOf(mark), mark.lines.map(line => line.words).join(''))))
  canvas.width = drawing.width
  canvas.height = drawing.height
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('The browser has no canvas')
  paintSky(brush, drawing)
  for (const mark of drawing.marks) {
    if (mark.kind === 'words') {
      brush.font = fontOf(mark)
      brush.fillStyle = mark.fill
      for (const { words: line, x, y } of mark.lines) brush.fillText(line, x, y)
    } else paintShape(brush, mark)
  }
}

function paintSky(brush: CanvasRenderingContext2D, { width, height }: SignDrawing): void {
  const [x, y] = [width / 2, height * 0.3]
  brush.fillStyle = light(brush, { x, y, radius: Math.max(width, height) * 0.72 }, [
    [0, night.glow],
    [0.5, night.dusk],
    [1, night.sky],
  ])
  brush.fillRect(0, 0, width, height)
}

function paintShape(brush: CanvasRenderingContext2D, mark: DrawnShape): void {
  if (mark.kind === 'box') {
    brush.fillStyle = mark.fill
    brush.fillRect(mark.left, mark.top, mark.width, mark.height)
    return
  }
  const glow = mark.radius * lampGlow
  brush.fillStyle = light(brush, { ...mark, radius: glow }, [
    [0, `${night.lamp}f2`],
    [0.3, `${night.lamp}73`],
    [0.65, `${night.lamp}21`],
    [1, `${night.lamp}00`],
  ])
  brush.beginPath()
  brush.arc(mark.x, mark.y, glow, 0, 2 * Math.PI)
  brush.fill()
  brush.fillStyle = night.core
  brush.beginPath()
  brush.arc(mark.x, mark.y, mark.radius * 0.42, 0, 2 * Math.PI)
  brush.fill()
}

type Round = { readonly x: number; readonly y: number; readonly radius: number }

function light(
  brush: CanvasRenderingContext2D,
  { x, y, radius }: Round,
  stops: readonly (readonly [at: number, colour: string])[],
): CanvasGradient {
  const gradient = brush.createRadialGradient(x, y, 0, x, y, radius)
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}
