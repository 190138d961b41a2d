import { type Ctx, Fold, type Translate } from '../../foundation/index.ts'
import { textsToGiveBack } from '../what-was-typed.ts'

type Typed = ReturnType<typeof textsToGiveBack>

const nothing: Typed = { texts: [], tooLong: 0 }

/** What a form that is not taken had in it. */
export async function typedHere(c: Ctx): Promise<Typed> {
  if (c.req.method !== 'POST') return nothing
  try {
    return textsToGiveBack(await c.req.formData())
  } catch {
    // Cut off on the way, or no form at all: there is nothing to give back, and the answer is no in any case.
    return nothing
  }
}

/** The same, to copy from. */
export const WhatWasTyped = ({ t, typed: { texts, tooLong } }: { t: Translate; typed: Typed }) =>
  texts.length === 0 && tooLong === 0 ? null : (
    <Fold summary={t('accounts.notAllowed.typed.title')}>
      <p>{t('accounts.notAllowed.typed.lead')}</p>
      {texts.map(({ name, text }, index) => (
        <div class="field">
          <label for={`typed-${index}`}>{t('accounts.notAllowed.typed.field', { name })}</label>
          <textarea id={`typed-${index}`} readonly rows={Math.min(12, text.split('\n').length + 1)}>
            {`\n${text}`}
          </textarea>
        </div>
      ))}
      {tooLong > 0 && <p>{t('accounts.notAllowed.typed.tooLong', { count: tooLong })}</p>}
    </Fold>
  )
