/** Of what widths the sizes are: from a small telephone to a wide screen with fine dots. */
const ladder = [320, 640, 960, 1280, 1920]
const tallest = 3840

/**
 * In which widths a picture of this size is kept, the narrowest first: those of the ladder that are clearly narrower, and itself or the widest of the ladder. Never
 * wider than it is, and never taller than 3840.
 */
export function widthsOf({ width, height }: { readonly width: number; readonly height: number }): readonly number[] {
  const most = Math.min(width, 1920, Math.max(1, Math.floor((width * tallest) / height)))
  return [...ladder.filter(each => each <= most * 0.8), most]
}
