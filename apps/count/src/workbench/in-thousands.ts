/** A whole number as people here write it: 12,345. Intl says the same, and takes a hundredth of a second to get ready, a tenth of the start. */
export const inThousands = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
