/** `charity.example` of `Campaign <campaign@Charity.Example>` or of the address alone. */
export const domainOfAddress = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/>.*$/, '')
    .trim()
    .toLowerCase()
