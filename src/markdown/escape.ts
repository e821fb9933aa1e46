/** Text as html is written with, in the references that rehype-stringify uses. */

const references: Readonly<Record<string, string>> = {
  '\0': '&#x0;',
  '"': '&#x22;',
  '&': '&#x26;',
  "'": '&#x27;',
  '<': '&#x3C;',
  '`': '&#x60;',
}
const reference = (character: string): string => references[character]!

/** Text between tags. */
export const escapedText = (text: string): string => (/[<&]/.test(text) ? text.replace(/[<&]/g, reference) : text)

/** The value of an attribute, between double quotes. */
export const escapedValue = (value: string): string => (/[\0"&'`]/.test(value) ? value.replace(/[\0"&'`]/g, reference) : value)
