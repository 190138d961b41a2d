/**
 * A hospital by night, drawn: behind its wall the records, and one small sheet on its way out to a lamp. It says nothing that the words beside it do
 * not say.
 */
export const WallPicture = () => (
  <svg class="wall-picture" viewBox="0 0 560 330" aria-hidden="true" focusable="false">
    <path class="ground" d="M0 292h560" />
    <path class="house" d="M28 292V96h96V52h104v44h96v196z" />
    <path class="cross" d="M176 64v22M165 75h22" />
    <g class="pane">
      <path d="M50 120h34v40H50zM104 120h34v40h-34zM158 120h34v40h-34zM212 120h34v40h-34zM266 120h34v40h-34z" />
    </g>
    <g class="pane lit">
      <path d="M104 120h34v40h-34zM212 120h34v40h-34z" />
    </g>
    <g class="records">
      <path d="M56 268h92M56 256h92M56 244h92M56 232h92M56 220h92M56 208h92" />
      <path d="M164 268h64M164 256h64M164 244h64M164 232h64" />
    </g>
    <path class="door" d="M258 292v-86h44v86" />
    <path class="wall" d="M352 36v256" />
    <path class="way" d="M286 250c36 0 44 -34 92 -34h18" />
    <g class="sheet">
      <path class="page" d="M396 182h46l14 14v62h-60z" />
      <path class="line" d="M406 206h30M406 218h38M406 230h24M406 242h34" />
    </g>
    <path class="way" d="M462 216c20 0 22 -22 34 -34" />
    <g class="lamp">
      <circle class="halo" cx="508" cy="164" r="40" />
      <circle class="light" cx="508" cy="164" r="13" />
      <circle class="core" cx="508" cy="164" r="5" />
    </g>
  </svg>
)
