/**
 * Concepts that are kept even where no CONCEPT table says what they are, so that an extract without its vocabulary still counts. What they prove is decided by the
 * code lists, not here; a test holds that every OMOP concept of the lists is kept.
 */
export const knownConcepts: Readonly<Record<string, 'diagnosis' | 'metastatic-site' | 'm-category' | 'stage-group'>> = {
  '4112853': 'diagnosis',
  '36769180': 'metastatic-site',
  '36769301': 'metastatic-site',
  '36768862': 'metastatic-site',
  '36770544': 'metastatic-site',
  '36770283': 'metastatic-site',
  '36769243': 'metastatic-site',
  '36769269': 'metastatic-site',
  '35225673': 'metastatic-site',
  '35226074': 'metastatic-site',
  '1635142': 'm-category',
  '1633308': 'stage-group',
}

/** Malignant tumour of breast, of which a person may have died without any other record. */
export const breastCancer = '4112853'

/** The field concept that says that an id is one of CONDITION_OCCURRENCE (OHDSI, METADATA vocabulary). */
export const conditionField = '1147127'
