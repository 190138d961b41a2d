import { type Drawing, type Ink, inks, type Mark } from '../drawing.ts'
import { html, type SafeHtml } from './escape.ts'

const paint = (ink: Ink | undefined): string => (ink === undefined ? 'none' : `var(--${ink}, ${inks[ink]})`)

/** A drawing as SVG with its description. Hatching is a pattern, so that layers differ without colour. */
export function svg(drawing: Drawing, id: string): SafeHtml {
  const hatched = [
    ...new Set(drawing.marks.flatMap(mark => (mark.kind === 'rect' && mark.isHatched === true ? [mark.fill] : []))),
  ]
  return html`<svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-labelledby="${id}-d" preserveAspectRatio="xMinYMin meet">
<desc id="${id}-d">${drawing.description}</desc>${hatched.map(
    ink =>
      html`<defs><pattern id="${id}-${ink}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${paint(ink)}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${paint('paper')}" stroke-width="3"/></pattern></defs>`,
  )}${drawing.marks.map(mark => shape(mark, id))}</svg>`
}

function shape(mark: Mark, id: string): SafeHtml {
  switch (mark.kind) {
    case 'rect':
      return html`<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="${mark.isHatched === true ? `url(#${id}-${mark.fill})` : paint(mark.fill)}"${mark.stroke !== undefined && html` stroke="${paint(mark.stroke)}"`}${mark.opacity !== undefined && html` opacity="${mark.opacity}"`}/>`
    case 'path':
      return html`<path d="${mark.d}" fill="${paint(mark.fill)}" stroke="${paint(mark.stroke)}" stroke-width="${mark.width ?? 1}"${mark.dash !== undefined && html` stroke-dasharray="${mark.dash.join(' ')}"`}${mark.opacity !== undefined && html` opacity="${mark.opacity}"`}/>`
    case 'line':
      return html`<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" stroke="${paint(mark.stroke)}" stroke-width="${mark.width ?? 1}"${mark.dash !== undefined && html` stroke-dasharray="${mark.dash.join(' ')}"`}/>`
    case 'circle':
      return html`<circle cx="${mark.x}" cy="${mark.y}" r="${mark.radius}" fill="${paint(mark.fill)}" stroke="${paint(mark.stroke)}"/>`
    case 'text':
      return html`<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" text-anchor="${mark.anchor}" fill="${paint(mark.fill)}"${mark.isBold === true && html` font-weight="700"`}>${mark.text}</text>`
  }
}
