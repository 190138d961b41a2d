/** Whether a file is plain text in UTF-8, as far as its bytes say: no control characters but blanks and line breaks, and no page of HTML in disguise. */
export function asText(file: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) && !/^\s*<(?:!doctype|html|script|svg|\?xml)/i.test(text)
  } catch {
    // What is no UTF-8 is no text of ours.
    return false
  }
}
