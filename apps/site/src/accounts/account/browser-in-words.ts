export type Browser = 'firefox' | 'edge' | 'opera' | 'samsung' | 'chrome' | 'safari' | 'other'
export type System = 'iphone' | 'ipad' | 'android' | 'windows' | 'mac' | 'chromeos' | 'linux' | 'other'

/** In this order: many a browser names others, too, so that old sites serve it. */
const browsers: readonly (readonly [Browser, RegExp])[] = [
  ['edge', /Edg(e|A|iOS)?\//],
  ['opera', /OPR\//],
  ['samsung', /SamsungBrowser\//],
  ['firefox', /(Firefox|FxiOS)\//],
  ['chrome', /(Chrome|Chromium|CriOS)\//],
  ['safari', /Version\/.* Safari\//],
]
const systems: readonly (readonly [System, RegExp])[] = [
  ['iphone', /iPhone/],
  ['ipad', /iPad/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac', /Macintosh|Mac OS X/],
  ['chromeos', /CrOS/],
  ['linux', /Linux|X11/],
]

/** Which browser on which kind of computer, as far as it says so itself: enough for its owner to know it again. */
export const readUserAgent = (text: string): { browser: Browser; system: System } => ({
  browser: browsers.find(([, shape]) => shape.test(text))?.[0] ?? 'other',
  system: systems.find(([, shape]) => shape.test(text))?.[0] ?? 'other',
})
