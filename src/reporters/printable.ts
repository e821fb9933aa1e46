/** Text of strangers, made fit for a terminal and a build log: it can neither move the cursor nor speak to the runner. */

/** Moves text about or hides it: bidi controls, joiners that join nothing, tags, interlinear marks. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
const controls = /[\u0000-\u001f\u007f-\u009f]/u
const unprintable = new RegExp(`${controls.source}|${invisible.source}|\\p{Surrogate}`, 'u')
const everyUnprintable = new RegExp(unprintable.source, 'gu')
/** Colour codes and other sequences that begin with ESC or its 8-bit forms, taken whole so that no `[31m` stays behind. */
const sequences = new RegExp(
  [
    String.raw`(?:\u001b\[|\u009b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?`,
    String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw`\u001b[\x20-\x2f]*[\x30-\x7e]?`,
  ].join('|'),
  'gu',
)

/** One line without controls, escape sequences, bidi marks or lone surrogates; line ends and tabs become a space. */
export function printable(text: string): string {
  return text
    .replaceAll(/[\t\n\r\u0085\u2028\u2029]+/gu, ' ')
    .replaceAll(sequences, '')
    .replaceAll(everyUnprintable, found => (/\p{Surrogate}/u.test(found) ? '\ufffd' : ''))
}

export const isUnprintable = (character: string): boolean => unprintable.test(character)

/** An invisible character made visible, so that a caret can point at it: `<U+202E>`. */
export const visible = (character: string): string =>
  `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`

/** Takes the force from what a build log would obey: `::` that begins a line, `##[` and `##vso[` anywhere. */
export const defused = (text: string): string =>
  text.replaceAll(/^([^\S\n]*):(?=:)/gmu, '$1: ').replaceAll(/##(?=\[|vso\[)/giu, '# #')
