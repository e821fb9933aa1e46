/** Which addresses a body may name. */

/** What no address may hold: control characters, what html is written with, and backslashes, which browsers take for slashes. */
const never = '\\u0000-\\u001f\\u007f-\\u009f"<>`\\\\'
const anything = `[^${never}]*`
/** A path, query or fragment without a scheme. */
const place = `[^:/?#${never}]*(?:[/?#]${anything})?`

/** http(s), mail, telephone, or a place of this site. `//host` has no scheme, but leaves the site: refused, as is white space at either end. */
export const safeHref = new RegExp(`^(?!//|\\s)(?:(?:https?://(?!/)|mailto:|tel:)${anything}|${place})(?<!\\s)$`, 'u')

/** The address of an image: a file of this site. */
export const safeSource = new RegExp(`^(?!//|\\s|$)${place}(?<!\\s)$`, 'u')

export const isSafeHref = (href: string): boolean => safeHref.test(href)
export const isSafeSource = (src: string): boolean => safeSource.test(src)

/** Whether a link leaves the site. */
export const isExternal = (href: string): boolean => /^https?:/.test(href)

/** As mdast-util-to-hast writes an address: everything that is no URL character percent-encoded, what is encoded already left alone. */
export const encoded = (href: string): string =>
  /^[!#$&-;=?-Z_a-z~]*$/.test(href)
    ? href
    : href.toWellFormed().replace(/%(?![\dA-Za-z]{2})|[^!#$%&-;=?-Z_a-z~]+/g, encodeURIComponent)
