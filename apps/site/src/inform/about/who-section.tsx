import { type Charity, faceOf, logoLink, type Partner } from '../../content/index.ts'
import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import { criteriaLink } from '../../releases/index.ts'

type WhoProps = {
  readonly t: Translate
  readonly charity: Charity /** The version of the rules that hold now. */
  readonly criteria: string
}

/** Who runs this site and with whom. What nobody has entered is not made up: the page says that it is missing. */
export const WhoSection = ({ t, charity, criteria }: WhoProps) => (
  <section class="band prose" id="who">
    <h2>{t('about.who.title')}</h2>
    {charity.name === '' ? <p>{t('about.who.nobody')}</p> : <TheCharity t={t} charity={charity} />}
    <p>
      <Rich
        t={t}
        k="about.who.rules"
        with={{
          criteria: <a href={localPath(t.locale, criteriaLink(criteria))}>{t('about.who.criteria')}</a>,
          privacy: <a href={localPath(t.locale, '/privacy')}>{t('about.who.privacy')}</a>,
        }}
      />
    </p>
    <h3 id="partners">{t('about.partners.title')}</h3>
    {charity.partners.length === 0 ? (
      <p>{t('about.partners.none')}</p>
    ) : (
      <ul class="partners">
        {charity.partners.map(partner => (
          <li>
            <PartnerName partner={partner} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

function TheCharity({ t, charity }: { t: Translate; charity: Charity }) {
  const { charityNumbers } = faceOf(charity)
  return (
    <>
      {charity.logo && <img class="logo" src={logoLink(charity.logo)} alt="" height="80" />}
      <p>{t('about.who.name', { name: charity.name })}</p>
      <dl class="who">
        {charityNumbers !== '' && (
          <div>
            <dt>{t('about.who.numbers')}</dt>
            <dd>{charityNumbers}</dd>
          </div>
        )}
        {charity.address !== '' && (
          <div>
            <dt>{t('about.who.address')}</dt>
            <dd class="address">{charity.address}</dd>
          </div>
        )}
        {charity.privacyContact !== '' && (
          <div>
            <dt>{t('about.who.contact')}</dt>
            <dd>
              <a href={`mailto:${charity.privacyContact}`}>{charity.privacyContact}</a>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

const PartnerName = ({ partner: { name, link, logo } }: { partner: Partner }) => (
  <>
    {logo && <img class="logo" src={logoLink(logo)} alt="" height="60" />}
    {link === '' ? name : <a href={link}>{name}</a>}
  </>
)
