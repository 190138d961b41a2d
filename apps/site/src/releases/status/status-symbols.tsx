/**
 * The five shapes, once a page: a lamp that is lit, a half-lit disc, a dark window with a stroke through it, an empty dashed ring, a
 * small dot. Each differs in shape, so that no one needs to see the colour. Colours are custom properties of status.css.
 */
export function StatusSymbols() {
  return (
    <svg class="hidden" width="0" height="0" aria-hidden="true">
      <defs>
        <radialGradient id="glow">
          <stop class="m-g0" offset="0" />
          <stop class="m-g1" offset=".4" />
          <stop class="m-g2" offset="1" />
        </radialGradient>
        <symbol id="c" viewBox="-11 -11 22 22">
          <circle class="m-glow" r="11" />
          <circle class="m-halo" r="8.6" />
          <circle class="m-core" r="5" />
        </symbol>
        <symbol id="p" viewBox="-11 -11 22 22">
          <circle class="m-hole" r="5.6" />
          <path class="m-half" d="M0-5.6a5.6 5.6 0 0 0 0 11.2z" />
          <circle class="m-rim" r="5.6" />
        </symbol>
        <symbol id="n" viewBox="-11 -11 22 22">
          <rect class="m-window" x="-5" y="-5" width="10" height="10" rx="1.4" />
          <path class="m-stroke" d="M-3.4 3.4 3.4-3.4" />
        </symbol>
        <symbol id="o" viewBox="-11 -11 22 22">
          <circle class="m-ring" r="5.4" />
        </symbol>
        <symbol id="d" viewBox="-11 -11 22 22">
          <circle class="m-dot" r="2.6" />
        </symbol>
      </defs>
    </svg>
  )
}
