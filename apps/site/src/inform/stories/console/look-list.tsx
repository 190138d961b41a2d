import { mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, localPath } from '../../../foundation/index.ts'
import type { Identifying } from '../rules/find-identifying.ts'
import { lookAt } from '../story-links.ts'

type LookListProps = {
  readonly c: Ctx
  readonly id: number
  readonly found: readonly Identifying[]
  readonly looked: ReadonlySet<string>
}

/** What may tell who somebody else is, each with the sentence around it and a button of its own. What is edited out of the words is gone from here. */
export function LookList({ c, id, found, looked }: LookListProps) {
  const { t, locale } = c.var
  const open = found.filter(({ key }) => !looked.has(key))
  const mayLook = mayDo(principalOf(c), 'story.look') === 'yes'
  return (
    <section id="look">
      <h2>{t('stories.console.look.title')}</h2>
      <p>{t('stories.console.look.text')}</p>
      {open.length === 0 && <p>{t('stories.console.look.none', { count: found.length })}</p>}
      <ul>
        {open.map(({ kind, found: words, around, key }) => (
          <li>
            <p>
              <b>{t(`stories.identifying.${kind}`)}</b>
              {kind !== 'picture' && <Found words={words} around={around} />}
            </p>
            {mayLook && (
              <form method="post" action={localPath(locale, lookAt.link(id))}>
                <input type="hidden" name="key" value={key} />
                <button class="button quiet" type="submit">
                  {t('stories.console.look.button')} <span class="hidden">{kind === 'picture' ? '' : words}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Found({ words, around }: { readonly words: string; readonly around: string }) {
  const at = around.indexOf(words)
  if (at < 0) return <>: {words}</>
  return (
    <>
      : {around.slice(0, at)}
      <mark>{words}</mark>
      {around.slice(at + words.length)}
    </>
  )
}
