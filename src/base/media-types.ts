/** Which media type a file of the site has, by its ending. Text types say that they are UTF-8: servers guess otherwise. */
import {endingOf, fileOf} from './paths.ts'

const utf8 = '; charset=utf-8'
const byEnding: ReadonlyMap<string, string> = new Map([
  ['html', `text/html${utf8}`],
  // Old addresses keep their endings; the page that sends readers on is plain html.
  ['htm', `text/html${utf8}`],
  ['shtml', `text/html${utf8}`],
  ['jsp', `text/html${utf8}`],
  ['aspx', `text/html${utf8}`],
  ['css', `text/css${utf8}`],
  ['js', `text/javascript${utf8}`],
  ['mjs', `text/javascript${utf8}`],
  ['txt', `text/plain${utf8}`],
  ['md', `text/markdown${utf8}`],
  ['csv', `text/csv${utf8}`],
  ['vtt', `text/vtt${utf8}`],
  ['map', `text/plain${utf8}`],
  ['conf', `text/plain${utf8}`],
  ['htaccess', `text/plain${utf8}`],
  ['json', 'application/json'],
  ['ndjson', 'application/x-ndjson'],
  ['sig', `text/plain${utf8}`],
  ['geojson', 'application/geo+json'],
  ['webmanifest', 'application/manifest+json'],
  ['xml', 'application/xml'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['ico', 'image/vnd.microsoft.icon'],
  ['mp4', 'video/mp4'],
  ['webm', 'video/webm'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['pdf', 'application/pdf'],
  ['ofd', 'application/ofd'],
  ['zip', 'application/zip'],
  ['wasm', 'application/wasm'],
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['wps', 'application/wps-office.wps'],
  ['woff2', 'font/woff2'],
])
/** Feeds are XML by their ending, and readers subscribe to them by their own type. */
const byFile: ReadonlyMap<string, string> = new Map([
  ['feed.xml', 'application/atom+xml'],
  ['atom.xml', 'application/atom+xml'],
  ['SHA256SUMS', `text/plain${utf8}`],
  ['SM3SUMS', `text/plain${utf8}`],
  ['_headers', `text/plain${utf8}`],
  ['_redirects', `text/plain${utf8}`],
])

/** The media type of a file by its name; `application/octet-stream` when the ending is unknown. */
export function mediaTypeOf(path: string): string {
  return byFile.get(fileOf(path)) ?? byEnding.get(endingOf(path)) ?? 'application/octet-stream'
}
