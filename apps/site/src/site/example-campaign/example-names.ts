/** "Skyfell" of "Skyfell Hospitals Example Trust". */
export const firstWords = (name: string): string => name.replace(/ (University |Hospitals |Cancer |Example ).*$/, '')

/** A host that cannot exist: .invalid is reserved for that (RFC 2606). */
export const hostOf = (trust: { readonly name: string }): string =>
  `${firstWords(trust.name).toLowerCase().replaceAll(' ', '-')}.invalid`
