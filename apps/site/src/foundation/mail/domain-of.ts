/** The domain that receives a mail for `Name <address>` or `address`, in lower case. Empty when there is no @. */
export function domainOf(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  return at === -1
    ? ''
    : recipient
        .slice(at + 1)
        .replace(/>?\s*$/, '')
        .toLowerCase()
}
