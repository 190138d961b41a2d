/**
 * The form of a United Kingdom postcode (Royal Mail, "Programmers' guide", chapter 2; BS 7666): area, district, sector, unit.
 * The form alone: whether a postcode exists is for the tables to say.
 */
export type PostcodeParts =
  | {
      readonly kind: 'full'
      readonly area: string
      readonly district: string
      readonly sector: string
      readonly postcode: string
    }
  | { readonly kind: 'sector'; readonly area: string; readonly district: string; readonly sector: string }
  | { readonly kind: 'district'; readonly area: string; readonly district: string; readonly orSector: string | null }
  | { readonly kind: 'area'; readonly area: string }

const areas = new Set(
  `AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY
   HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR
   RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV XX YO ZE`.split(
    /\s+/,
  ),
)

/** Only central London has districts that end with a letter: `W1A`, `SW1A`. */
const lettered = { E: 'ABCDEFGHJKPSTUW', N: 'ABCDEFGHJKPSTUW', W: 'ABCDEFGHJKPSTUW' } as const
const letteredTwo = {
  EC: 'ABEHMNPRVWXY',
  NW: 'ABEHMNPRVWXY',
  SE: 'ABEHMNPRVWXY',
  SW: 'ABEHMNPRVWXY',
  WC: 'ABEHMNPRVWXY',
} as const
const endings: Readonly<Record<string, string>> = { ...lettered, ...letteredTwo }

/** Whether these letters begin postcodes. */
export const isPostcodeArea = (letters: string): boolean => areas.has(letters)

/** Reads letters and digits without a space. `splitSector`: a space stood before the last digit, so `E1 0` is a sector, not `E10`. */
export function readParts(compact: string, { splitSector }: { splitSector: boolean }): PostcodeParts | null {
  const full = /^(.+)(\d)([ABD-HJLNP-UW-Z]{2})$/.exec(compact)
  if (full) {
    const [, district = '', digit = '', unit = ''] = full
    const area = areaOf(district)
    if (area !== null) {
      return { kind: 'full', area, district, sector: `${district} ${digit}`, postcode: `${district} ${digit}${unit}` }
    }
  }
  const sector = sectorOf(compact)
  if (sector && splitSector) return { kind: 'sector', ...sector }
  const area = areaOf(compact)
  if (area !== null) return { kind: 'district', area, district: compact, orSector: sector?.sector ?? null }
  if (sector) return { kind: 'sector', ...sector }
  return areas.has(compact) ? { kind: 'area', area: compact } : null
}

function sectorOf(compact: string): { area: string; district: string; sector: string } | null {
  const district = compact.slice(0, -1)
  const digit = compact.slice(-1)
  const area = areaOf(district)
  return area !== null && /^\d$/.test(digit) ? { area, district, sector: `${district} ${digit}` } : null
}

/** The area of a district; null when the text is no district. */
function areaOf(district: string): string | null {
  const [, area = '', rest = ''] = /^([A-Z]{1,2})(\d.{0,2})$/.exec(district) ?? []
  if (!areas.has(area)) return null
  if (/^(\d|[1-9]\d)$/.test(rest)) return area
  return /^\d[A-Z]$/.test(rest) && (endings[area] ?? '').includes(rest.slice(1)) ? area : null
}
