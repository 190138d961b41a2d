import { type Charity, sizeInWords } from '../../../content/index.ts'
import { ButtonLink, type Ctx, localPath } from '../../../foundation/index.ts'
import { manualLink, packLink } from '../links.ts'
import type { CountPack } from '../packs/count-packs.ts'
import { newestOfEach } from '../packs/pack-name.ts'

type Props = { readonly c: Ctx; readonly packs: readonly CountPack[]; readonly charity: Charity }

/** Where the program is to be had: the zips that lie here, or in words how to come by it. */
export function GetIt({ c, packs, charity }: Props) {
  const { t, locale } = c.var
  const offered = newestOfEach(packs)
  return (
    <section class="band prose" aria-labelledby="get">
      <h2 id="get">{t('count-tool.get.title')}</h2>
      {offered.length > 0 ? <Offered c={c} packs={offered} /> : <NotHere c={c} charity={charity} />}
      <p>
        {t('count-tool.get.source')} <a href={localPath(locale, manualLink('README'))}>{t('count-tool.run.manual')}</a>
      </p>
      <pre>
        <code>npm run pack-count</code>
      </pre>
    </section>
  )
}

/** How each system says the SHA-256 of a file. */
const sumCommands = { 'linux-x64': 'sha256sum', 'windows-x64': 'certutil -hashfile' } as const

function Offered({ c, packs }: { readonly c: Ctx; readonly packs: readonly CountPack[] }) {
  const { t } = c.var
  return (
    <>
      <p class="lead">{t('count-tool.get.lead')}</p>
      <div class="packs" data-not-counting>
        {packs.map(({ name, platform, version, bytes, sha256 }) => (
          <div class="pack" id={`pack-${platform}`}>
            <h3>{t(`count-tool.get.platforms.${platform}`)}</h3>
            {platform === 'windows-x64' && <p class="pack-warning">{t('count-tool.get.windows')}</p>}
            <p>
              {/* The same for everybody: a file has no language. */}
              <ButtonLink href={packLink(name)}>
                {t(`count-tool.get.download.${platform}`, { size: sizeInWords(t, bytes) })}
              </ButtonLink>
            </p>
            <dl class="pack-facts">
              <dt>{t('count-tool.get.version')}</dt>
              <dd>{version}</dd>
              <dt>{t('count-tool.get.file')}</dt>
              <dd>{name}</dd>
              <dt>{t('count-tool.get.sum')}</dt>
              <dd>
                <code class="sha">{sha256}</code>
              </dd>
            </dl>
            <p class="small">{t('count-tool.get.compare')}</p>
            <pre>
              <code>
                {sumCommands[platform]} {name}
                {platform === 'windows-x64' && ' SHA256'}
              </code>
            </pre>
          </div>
        ))}
      </div>
    </>
  )
}

function NotHere({ c, charity }: Omit<Props, 'packs'>) {
  const { t, locale } = c.var
  if (charity.name === '') return <p class="lead">{t('count-tool.get.nobody')}</p>
  return (
    <p class="lead">
      {t('count-tool.get.ask', { charity: charity.name })} <a href={localPath(locale, '/privacy')}>{t('count-tool.get.reach')}</a>
    </p>
  )
}
