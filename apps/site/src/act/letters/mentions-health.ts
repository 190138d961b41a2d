/** Words about the body and its illness, English and Welsh, at the beginning of a word. */
const health =
  /(?<!\p{L})(cancer|tumou?r|d?diagnos|metasta|secondar(y|ies)|stage (4|four|iv)|chemo|radiotherap|mastectom|scan|biops|treatment|medication|tablet|operation|surgery|hospice|palliative|terminal|oncolog|ill(?!\p{L})|illness|sick|died|dying|nurse|consultant|canser|ganser|chanser|nghanser|tiwmor|cemo|cyffur|triniaeth|driniaeth|thriniaeth|nhriniaeth|llawdriniaeth|sâl|salwch|bu farw|marw|nyrs|eilaidd)/iu

/** Who it is about: the writer, or somebody of theirs. */
const somebody =
  /(?<!\p{L})(i|i’m|i'm|i’ve|i've|my|me|mine|we|our|she|her|he|his|mum|mam|mother|dad|father|sister|brother|daughter|son|wife|husband|partner|friend|nan|gran|aunt|uncle|fi|fy|mae gen i|dw i|rwy’n|rydw|ein|hi|ei|mam|tad|chwaer|brawd|merch|mab|gwraig|gŵr|ffrind|modryb|ewythr)(?![\p{L}])/iu

/**
 * Whether one of these sentences seems to say something about somebody's health, so that its writer is asked before it leaves. It errs on
 * the side of asking; it stops nobody. Takes what is not ours in a letter.
 */
export const mentionsHealth = (sentences: readonly string[]): boolean =>
  sentences.some(sentence => health.test(sentence) && somebody.test(sentence))
