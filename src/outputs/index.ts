/** All outputs, by name. A new one is a file here and a line below. */
import type {Output} from '../base/types.ts'
import akomaNtoso from './akoma-ntoso.ts'
import assets from './assets.ts'
import atom from './atom.ts'
import compare from './compare.ts'
import csv from './csv.ts'
import feed from './feed.ts'
import headers from './headers.ts'
import indexJson from './index-json.ts'
import json from './json.ts'
import jsonFeed from './json-feed.ts'
import reading from './reading.ts'
import redirects from './redirects.ts'
import robots from './robots.ts'
import sitemap, {mappedHtml} from './sitemap.ts'
import text from './text.ts'
import xlsx from './xlsx.ts'

export const outputs: readonly Output[] = [
  akomaNtoso,
  assets,
  atom,
  compare,
  csv,
  feed,
  headers,
  mappedHtml,
  indexJson,
  jsonFeed,
  json,
  reading,
  redirects,
  robots,
  sitemap,
  text,
  xlsx,
]
