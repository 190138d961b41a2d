/** The colours of the country at night: those of tokens.css, which a picture cannot read. */
export const night = {
  sky: '#1d1230',
  dusk: '#2b1b45',
  glow: '#4a3379',
  land: '#43316a',
  edge: '#8a74c4',
  lamp: '#ffc94d',
  core: '#fff3c9',
  rose: '#ff7d9c',
  muted: '#b9acd6',
  pale: '#e6def5',
  white: '#ffffff',
  ink: '#231736',
} as const
