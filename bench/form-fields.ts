const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The fields of the form that is sent to this path, as a browser would send them before anybody has touched it. */
export function formFields(html: string, action: string): URLSearchParams {
  const forms = [...html.matchAll(/<form [\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find(each => plain(/ action="([^"]*)"/.exec(each)?.[1] ?? '').split('?')[0] === action)
  if (form === undefined) throw new Error(`No form leads to ${action}`)
  const found = new URLSearchParams()
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]]
    const isChosen = !/type="(checkbox|radio)"/.test(tag) || tag.includes(' checked')
    if (name && isChosen) found.append(name, plain(value ?? ''))
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    found.append(name, plain(value))
  for (const [, name = '', choices = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    found.append(name, plain(/<option value="([^"]*)" selected/.exec(choices)?.[1] ?? ''))
  return found
}
