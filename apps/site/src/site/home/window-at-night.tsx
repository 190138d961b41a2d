import type { Translate } from '../../foundation/index.ts'

/**
 * Our own drawing: somebody at a window at night, a lamp beside them, looking out at a country where some lights are on. Decided by its
 * ids (`w-…`), which no other drawing on a page uses.
 */
export const WindowAtNight = ({ t }: { t: Translate }) => (
  <svg class="window" viewBox="0 0 640 470" role="img" aria-label={t('site.home.picture')}>
    <defs>
      <linearGradient id="w-sky" x2="0" y2="1">
        <stop stop-color="#2a1a4d" />
        <stop offset=".75" stop-color="#6a4fa6" />
        <stop offset="1" stop-color="#8b63a9" />
      </linearGradient>
      <radialGradient id="w-lg">
        <stop stop-color="#ffe9a8" stop-opacity=".95" />
        <stop offset=".3" stop-color="#ffc94d" stop-opacity=".42" />
        <stop offset="1" stop-color="#ffb52e" stop-opacity="0" />
      </radialGradient>
      <linearGradient id="w-jump" x2="1" y2=".25">
        <stop offset=".1" stop-color="#571a47" />
        <stop offset="1" stop-color="#c2316b" />
      </linearGradient>
      <linearGradient id="w-leg" x2="1" y2="0">
        <stop stop-color="#2a1b4b" />
        <stop offset="1" stop-color="#6b4f9c" />
      </linearGradient>
      <clipPath id="w-pane">
        <path d="M86 404V150a234 130 0 0 1 468 0V404z" />
      </clipPath>
      <g id="w-l">
        <circle r="9" fill="url(#w-lg)" />
        <circle r="2.1" fill="#fff3c9" />
      </g>
    </defs>
    <g clip-path="url(#w-pane)">
      <path fill="url(#w-sky)" d="M80 10h480v400H80z" />
      <g fill="#e6def5">
        <circle cx="300" cy="70" r="1.3" />
        <circle cx="352" cy="48" r="1" />
        <circle cx="420" cy="82" r="1.4" />
        <circle cx="478" cy="58" r="1" />
        <circle cx="510" cy="120" r="1.3" />
        <circle cx="262" cy="112" r="1" />
        <circle cx="392" cy="128" r="1" />
        <circle cx="330" cy="150" r="1.2" />
        <circle cx="455" cy="150" r="1" />
        <circle cx="236" cy="60" r="1" />
      </g>
      <path fill="#57428c" d="M80 262c60-34 120-30 180-10s96-44 160-38 90 30 140 20v180H80z" />
      <g transform="translate(430 230)">
        <path fill="#291a49" d="M0 58V14h22V0h34v14h30v44z" />
        <g fill="#ffc94d">
          <path d="M6 22h6v8H6zM27 8h6v8h-6zM39 8h6v8h-6zM27 22h6v8h-6zM62 22h6v8h-6zM6 38h6v8H6zM39 38h6v8h-6zM74 38h6v8h-6z" />
        </g>
        <g fill="#5a4391">
          <path d="M39 22h6v8h-6zM74 22h6v8h-6zM27 38h6v8h-6zM62 38h6v8h-6z" />
        </g>
      </g>
      <path fill="#43316a" d="M80 300c80-28 150 12 220-8s110-28 160-12 70 10 100 2v130H80z" />
      <g fill="#241540">
        <path d="M350 345v-25l13-11 13 11v25zM382 345v-20l11-10 11 10v20zM530 340v-20l12-10 12 10v20z" />
      </g>
      <path fill="#ffe08a" d="M360 319h6v7h-6zM539 321h6v7h-6z" />
      <path fill="#2f2050" d="M80 350c70-22 140-14 200-10s150-34 280-12v90H80z" />
      <use href="#w-l" x="300" y="256" />
      <use href="#w-l" x="356" y="262" />
      <use href="#w-l" x="398" y="262" />
      <use href="#w-l" x="262" y="278" />
      <use href="#w-l" x="468" y="330" />
      <use href="#w-l" x="524" y="318" />
      <use href="#w-l" x="540" y="250" />
      <use href="#w-l" x="376" y="352" />
      <use href="#w-l" x="510" y="370" />
      <use href="#w-l" x="296" y="330" />
      <g fill="none" stroke="#b9acd6" stroke-width="1.4" stroke-dasharray="2.4 2">
        <circle cx="330" cy="328" r="3.6" />
        <circle cx="404" cy="292" r="3.6" />
        <circle cx="276" cy="246" r="3.2" />
        <circle cx="556" cy="352" r="3.6" />
      </g>
    </g>
    <g fill="none" stroke="#180e2a" stroke-width="9">
      <path d="M86 404V150a234 130 0 0 1 468 0V404M320 22v382M86 196h468" />
    </g>
    <path fill="none" stroke="#6a55a0" stroke-width="1.5" d="M81 404V150a239 135 0 0 1 478 0V404" />
    <circle cx="462" cy="338" r="150" fill="url(#w-lg)" opacity=".55" />

    <path fill="#24153f" d="M40 402h560v16H40z" />
    <path fill="#c98a3a" d="M330 402h270v3H330z" opacity=".8" />
    <path fill="#180e2a" d="M56 418h528v40H56z" />

    <path fill="#3d2a68" d="M96 402c-10-60-4-130 14-142 22-10 40 60 46 142z" />

    <path
      fill="url(#w-leg)"
      d="M140 402c2-34 26-58 60-64l92-60c18-11 38-2 42 18l22 84 28 10c9 3 9 12 2 12h-62c-8 0-12-4-14-11l-20-64-50 55c-14 14-26 20-46 20z"
    />
    <path
      fill="url(#w-jump)"
      d="M128 402c-12-60-6-130 26-160 12-12 44-14 58-2 14 13 22 34 26 56l40 4c9 1 12 12 6 20-5 7-12 9-20 9l-46 2c-4 26-4 48-6 71z"
    />
    <path
      fill="none"
      stroke="#ff9db5"
      stroke-opacity=".55"
      stroke-width="2.5"
      stroke-linecap="round"
      d="M212 241c13 12 21 34 25 55l39 4"
    />
    <path fill="#d98f5e" d="M272 299c8-4 18-3 22 2 5 6 0 15-6 17-8 3-15 2-17-2z" />
    <path fill="#d98f5e" d="M176 214l-2 26c8 12 24 12 34 0l-4-20z" />
    <path fill="#a8613f" d="M176 214l-2 26c4 6 9 9 14 9l6-27z" />
    <path
      fill="#e6a36c"
      d="M166 150c14-22 48-20 56 2 2 6 1 12 3 17l8 13c2 4-1 6-5 7l-1 6c2 2 1 4-1 6 1 3 0 5-2 7-1 9-5 14-14 14-10 0-20-4-28-12z"
    />
    <path
      fill="#1a0f2e"
      d="M222 151c-5-19-28-27-46-19-20 9-27 33-22 54 3 13 6 26 16 34 4 3 12 2 16-2 4-7 3-16 5-24 1-9 5-12 9-20 6-11 14-16 24-24z"
    />
    <path
      fill="none"
      stroke="#fff3c9"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      d="M223 160c1 4 1 6 2 9l8 13c2 4-1 6-5 7l-1 6"
    />
    <circle cx="215" cy="172" r="1.9" fill="#3a1c22" />
    <path
      fill="none"
      stroke="#5a2f2a"
      stroke-width="1.5"
      stroke-linecap="round"
      d="M207 164c3-3 7-3 10-2M210 171c3-2 6-2 8 0M225 198c-3 1-6 0-9-2"
    />

    <path fill="#fff3c9" d="M284 284h22v20c0 7-22 7-22 0z" />
    <path fill="none" stroke="#fff3c9" stroke-width="3" d="M306 289c9-1 9 11 0 11" />
    <path fill="#d98f5e" d="M276 296c6-4 16-4 19 1 2 5-2 10-8 10-7 1-12-1-13-4z" />

    <path fill="#24153f" d="M456 402h-24c0-6 8-9 16-10v-34h28v34c8 1 16 4 16 10z" />
    <path fill="#ffe9a8" d="M438 300h48l14 58h-76z" />
    <path fill="#fff8e0" d="M450 300h24l6 58h-36z" />
  </svg>
)
