/** Mail programs take styles from the elements alone. The colours are those of the site (html/tokens.css): every one with what it stands on. */
export const inlineStyles = {
  heading: 'margin:28px 0 8px;font-family:Georgia,serif;font-size:22px;line-height:1.25;color:#231736',
  paragraph: 'margin:0 0 16px;color:#231736',
  list: 'margin:0 0 16px;padding-left:24px;color:#231736',
  item: 'margin:0 0 6px',
  quote: 'margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid #b01e5b',
  code: 'margin:0 0 16px;white-space:pre-wrap;font-size:16px;color:#231736',
  rule: 'margin:24px 0;border:0;border-top:1px solid #8b7f9c',
  link: 'color:#b01e5b;text-decoration:underline',
} as const
