type List = { readonly leaveUrl: string; readonly list: string; readonly mailDomain: string }

/**
 * RFC 2919, RFC 2369 and RFC 8058: a mail program can show a button, and press it for its owner. `list` is a word that names what was agreed to,
 * such as `network`.
 */
export const listHeaders = ({ leaveUrl, list, mailDomain }: List): Readonly<Record<string, string>> => ({
  'List-Id': `<${list}.${mailDomain}>`,
  'List-Unsubscribe': `<${leaveUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})
