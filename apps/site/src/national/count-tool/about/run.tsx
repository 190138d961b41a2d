import { type Ctx, localPath } from '../../../foundation/index.ts'
import { manualLink, submitPath } from '../links.ts'
import { runSteps } from './run-steps.ts'

/** How to run it, from trying it without patients to sending what it has signed. */
export function Run({ c }: { readonly c: Ctx }) {
  const { t, locale } = c.var
  return (
    <section class="band sand prose" aria-labelledby="run">
      <h2 id="run">{t('count-tool.run.title')}</h2>
      <p class="lead">{t('count-tool.run.lead')}</p>
      <ol class="run-steps">
        {runSteps.map(({ key, command }) => (
          <li>
            <h3>{t(`count-tool.run.steps.${key}.title`)}</h3>
            <p data-not-counting>{t(`count-tool.run.steps.${key}.text`)}</p>
            {command && (
              <pre>
                <code>{command}</code>
              </pre>
            )}
            {key === 'send' && (
              <p>
                <a href={localPath(locale, submitPath)}>{t('count-tool.submit.title')}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p>
        <a href={localPath(locale, manualLink('README'))}>{t('count-tool.run.manual')}</a>
      </p>
    </section>
  )
}
