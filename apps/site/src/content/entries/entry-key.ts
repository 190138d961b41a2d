export const longestKey = 80

/** Whether a text can be the key of an entry: a part of its address, and the name of its file. */
export const isKey = (text: string): boolean =>
  text.length <= longestKey && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text !== 'new'
