import { ButtonLink, Card, localPath, type Translate } from '../../../foundation/index.ts'
import { countToolPath } from '../../count-tool/links.ts'
import { factsPath, methodsPath } from '../national-links.ts'

/** Before the first count is published: that nobody knows yet, and what will stand here. */
export const EmptyPart = ({ t }: { readonly t: Translate }) => (
  <>
    <div class="night">
      <section class="band" aria-labelledby="picture-title">
        <div>
          <div class="picture-waiting">
            <p class="picture-eyebrow">{t('national-picture.menu')}</p>
            <h1 id="picture-title">{t('national-picture.empty.heading')}</h1>
            <p class="lead">{t('national-picture.empty.lead')}</p>
            <p>{t('national-picture.empty.why')}</p>
            <DarkWindows />
            <ButtonLink kind="large" href={localPath(t.locale, '/map')}>
              {t('national-picture.empty.map')}
            </ButtonLink>
          </div>
        </div>
      </section>
    </div>
    <section class="band prose" aria-labelledby="will">
      <h2 id="will">{t('national-picture.empty.title')}</h2>
      <ul>
        {(['one', 'two', 'three', 'four'] as const).map(key => (
          <li>{t(`national-picture.empty.${key}`)}</li>
        ))}
      </ul>
      <p>
        <a href={localPath(t.locale, methodsPath)}>{t('national-picture.empty.methods')}</a>
      </p>
    </section>
    <section class="band sand" aria-labelledby="now">
      <h2 id="now">{t('national-picture.empty.now')}</h2>
      <ul class="cards">
        <Card href={localPath(t.locale, factsPath)} title={t('national-picture.empty.facts')}>
          {t('national-picture.empty.nowText')}
        </Card>
        <Card href={localPath(t.locale, countToolPath)} title={t('national-picture.empty.tool')}>
          {t('national-picture.empty.hospitalText')}
        </Card>
      </ul>
    </section>
  </>
)

const windows = { across: 24, down: 3, step: 30, rise: 38 } as const

/** A row of houses with no light in it. It says nothing that the words do not. */
const DarkWindows = () => (
  <svg
    class="picture-dark"
    preserveAspectRatio="xMinYMin slice"
    viewBox={`0 0 ${windows.across * windows.step} ${windows.down * windows.rise}`}
    aria-hidden="true"
  >
    {Array.from({ length: windows.across * windows.down }, (_, at) => (
      <rect
        x={(at % windows.across) * windows.step + 5}
        y={Math.floor(at / windows.across) * windows.rise + 5}
        width="18"
        height="24"
        rx="3"
      />
    ))}
  </svg>
)
