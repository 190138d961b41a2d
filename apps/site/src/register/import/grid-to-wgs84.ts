/**
 * British National Grid (OSGB36) to WGS84 latitude and longitude.
 *
 * Method: “A guide to coordinate systems in Great Britain” (Ordnance Survey): annex C gives the inverse transverse Mercator
 * projection, section 6 the seven parameters of the Helmert transformation. Accuracy about 5 metres, which is enough for a pin;
 * the exact way (OSTN15) needs a 15 MB grid file.
 */
const degrees = 180 / Math.PI
const airy = ellipsoid(6377563.396, 6356256.909)
const wgs84 = ellipsoid(6378137, 6356752.3142)
const grid = { scale: 0.9996012717, lat0: 49 / degrees, lon0: -2 / degrees, east0: 400000, north0: -100000 }
/** OSGB36 to WGS84: metres, parts per million and seconds of arc; OS prints the opposite direction, so every sign is turned. */
const helmert = { x: 446.448, y: -125.157, z: 542.06, ppm: -20.4894, rx: 0.1502, ry: 0.247, rz: 0.8421 }

export interface Place {
  lat: number
  lon: number
}

/** @param east metres; @param north metres; refuses (null) what lies outside the grid of Great Britain */
export function gridToWgs84(east: number, north: number): Place | null {
  if (!(east > 0 && east < 700000 && north > 0 && north < 1300000)) return null
  return airyToWgs84(gridToAiry(east, north))
}

/** The inverse projection: grid metres to latitude and longitude on the Airy 1830 ellipsoid, in degrees. */
export function gridToAiry(east: number, north: number): Place {
  const { scale, lat0, lon0, east0, north0 } = grid
  let lat = lat0
  let arc = 0
  do {
    lat += (north - north0 - arc) / (airy.a * scale)
    arc = meridianArc(lat)
  } while (Math.abs(north - north0 - arc) >= 0.00001)
  const sin2 = Math.sin(lat) ** 2
  const nu = airy.a * scale * (1 - airy.e2 * sin2) ** -0.5
  const rho = airy.a * scale * (1 - airy.e2) * (1 - airy.e2 * sin2) ** -1.5
  const eta2 = nu / rho - 1
  const tan = Math.tan(lat)
  const sec = 1 / Math.cos(lat)
  const d = east - east0
  const vii = tan / (2 * rho * nu)
  const viii = (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan ** 2 + eta2 - 9 * tan ** 2 * eta2)
  const ix = (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan ** 2 + 45 * tan ** 4)
  const x = sec / nu
  const xi = (sec / (6 * nu ** 3)) * (nu / rho + 2 * tan ** 2)
  const xii = (sec / (120 * nu ** 5)) * (5 + 28 * tan ** 2 + 24 * tan ** 4)
  const xiia = (sec / (5040 * nu ** 7)) * (61 + 662 * tan ** 2 + 1320 * tan ** 4 + 720 * tan ** 6)
  return {
    lat: (lat - vii * d ** 2 + viii * d ** 4 - ix * d ** 6) * degrees,
    lon: (lon0 + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7) * degrees,
  }
}

function meridianArc(lat: number): number {
  const n = (airy.a - airy.b) / (airy.a + airy.b)
  const less = lat - grid.lat0
  const more = lat + grid.lat0
  return (
    airy.b *
    grid.scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * less -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(less) * Math.cos(more) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  )
}

function airyToWgs84(place: Place): Place {
  const lat = place.lat / degrees
  const lon = place.lon / degrees
  const nu = airy.a / Math.sqrt(1 - airy.e2 * Math.sin(lat) ** 2)
  const x = nu * Math.cos(lat) * Math.cos(lon)
  const y = nu * Math.cos(lat) * Math.sin(lon)
  const z = (1 - airy.e2) * nu * Math.sin(lat)
  const s = 1 + helmert.ppm / 1e6
  const [rx, ry, rz] = [helmert.rx, helmert.ry, helmert.rz].map(seconds => seconds / 3600 / degrees) as [number, number, number] // Three in, three out.
  return toLatLon(helmert.x + s * x - rz * y + ry * z, helmert.y + rz * x + s * y - rx * z, helmert.z - ry * x + rx * y + s * z)
}

function toLatLon(x: number, y: number, z: number): Place {
  const p = Math.hypot(x, y)
  let lat = Math.atan2(z, p * (1 - wgs84.e2))
  for (let turn = 0; turn < 10; turn++) {
    const nu = wgs84.a / Math.sqrt(1 - wgs84.e2 * Math.sin(lat) ** 2)
    lat = Math.atan2(z + wgs84.e2 * nu * Math.sin(lat), p)
  }
  return { lat: lat * degrees, lon: Math.atan2(y, x) * degrees }
}

function ellipsoid(a: number, b: number) {
  return { a, b, e2: 1 - b ** 2 / a ** 2 }
}
