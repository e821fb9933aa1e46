/** The response headers of the site (experience of the reader, security): one source for the preview and for server configs. */

/** Folders whose pages and workers run the search engine: WebAssembly, and a worker. No leading slash. */
export const searchFolders: readonly string[] = Object.freeze(['search/', 'pagefind/'])

const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'media-src': "'self'",
  'font-src': "'none'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** What every response carries, whatever its path. */
export const commonHeaders: Readonly<Record<string, string>> = Object.freeze({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
})

export interface PolicyOptions {
  /** For a search folder: also allows WebAssembly and a worker of the site's own. */
  readonly search: boolean
  /** False on plain http, where `upgrade-insecure-requests` would break every link. */
  readonly https: boolean
}

/** The value of `Content-Security-Policy`. */
export function contentSecurityPolicy({search, https}: PolicyOptions): string {
  const all = search ? {...directives, 'script-src': "'self' 'wasm-unsafe-eval'", 'worker-src': "'self'"} : directives
  const listed = Object.entries(all).map(([name, value]) => `${name} ${value}`)
  return [...listed, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ')
}

/** All headers for a file of the site, by its path from the root of `dist/`. */
export const headersFor = (path: string, {https}: Pick<PolicyOptions, 'https'>): Readonly<Record<string, string>> => ({
  ...commonHeaders,
  'Content-Security-Policy': contentSecurityPolicy({search: searchFolders.some(folder => path.startsWith(folder)), https}),
})
