/** How a page may look to a reader: what the reader chose on the site, and what the reader's system asks for. */
import type {ReaderOptions} from '../browser.ts'

export type Look = Pick<ReaderOptions, 'chosen' | 'media'>

export const looks = {
  light: {},
  dark: {media: {colorScheme: 'dark'}},
  elder: {chosen: {'gzgk-mode': 'elder'}},
  'elder-dark': {chosen: {'gzgk-mode': 'elder'}, media: {colorScheme: 'dark'}},
  'elder-high': {chosen: {'gzgk-mode': 'elder', 'gzgk-contrast': 'high'}},
  'forced-colors': {media: {forcedColors: 'active'}},
} as const satisfies Readonly<Record<string, Look>>

/** A desk; a phone; and what is left of 1280 × 1024 at a zoom of 400 % (WCAG 1.4.10). Width and height in CSS pixels. */
export const screens = [
  {width: 1280, height: 900},
  {width: 390, height: 844},
  {width: 320, height: 256},
] as const
