/** From the bytes of a request line to a path that can be looked up. Everything unusual is refused, not mended. */

/** The path as the list writes it, `policies/` or `a/b.css`, and the query with its `?`; null when the target is refused. */
export interface Target {
  readonly path: string
  readonly query: string
}

/** Encoded separators, dots and percent signs: no browser sends them for a file of ours, every attack does. */
const disguised = /%(?:00|23|25|2e|2f|3f|5c)/iu
const badPercent = /%(?![0-9a-f]{2})/iu

export function targetOf(raw: string): Target | null {
  // Only origin-form, RFC 9112 §3.2.1: no absolute URL, no `*`, no `//host`.
  if (!raw.startsWith('/') || raw.startsWith('//')) return null
  if (raw.length > 2048 || /[^\x21-\x7e]|[#\\]/u.test(raw)) return null
  const mark = raw.indexOf('?')
  const path = mark < 0 ? raw : raw.slice(0, mark)
  const query = mark < 0 ? '' : raw.slice(mark)
  if (badPercent.test(raw) || disguised.test(path)) return null
  const decoded = percentDecoded(path.slice(1))
  if (decoded === null || /[\u0000-\u001f\u007f\\]/u.test(decoded)) return null
  const steps = decoded.split('/')
  const isPlain = steps.every((step, index) => (step !== '' || index === steps.length - 1) && !step.startsWith('.'))
  return isPlain ? {path: decoded, query} : null
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
