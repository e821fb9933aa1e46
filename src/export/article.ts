/** What of an entry goes into an official account's article. */
import {inChinese} from '../base/dates.ts'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Entry, Site} from '../base/types.ts'
import {absolute} from '../outputs/address.ts'
import {sourceOf} from '../outputs/html/entry.ts'
import {listDate, recordsOf, textOf} from '../outputs/html/fields.ts'
import {filesUnder, fileUrl} from '../outputs/html/files.ts'
import {say} from '../outputs/html/words.ts'
import {stampOf} from '../outputs/stamp.ts'
import type {Article, Words} from './wechat.ts'

export const codeName = 'qr.gif'

/** An entry by its id or its 发文字号. Throws `UsageError` with what may have been meant. */
export function entryNamed(site: Site, name: string): Entry {
  const found = site.byId.get(name) ?? site.entries.find(({data}) => data['documentNumber'] === name)
  if (found) return found
  const near = nearest(name, site.byId.keys(), 3).map(id => `${id}${titleInMarks(site.byId.get(id)!.data.title)}`)
  throw new UsageError(`没有编号是“${name}”的条目`, {
    note: near.length > 0 ? `是不是想写 ${near.join('、')}？` : '编号是内容文件的文件名，不带 .md；草稿要加 --drafts',
  })
}

/** `body` is the html of its text, links filled in. */
export function articleOf(site: Site, entry: Entry, body: string): Article {
  const number = textOf(entry.data, 'documentNumber')
  const date = listDate(site, entry)
  const stamp = stampOf(site, entry)
  return {
    title: entry.data.title,
    facts: [
      ...(number === undefined ? [] : [number]),
      [sourceOf(site, entry), ...(date === undefined ? [] : [inChinese(date)])].join('　'),
      ...(stamp && site.validity.has(entry.id) ? [say(site, 'wechat.state', {state: stamp.words})] : []),
    ],
    pictures: recordsOf(entry.data, 'images').flatMap(image => {
      const src = fileUrl(site, entry, textOf(image, 'file') ?? '')
      return src === undefined ? [] : [{src, alt: textOf(image, 'alt') ?? ''}]
    }),
    body,
    files: filesUnder(site, entry, '/attachments').map(({title, type}) => `${title}（${type}）`),
    url: absolute(site.project, entry.url),
    code: codeName,
  }
}

export const wordsOf = (site: Site): Words => ({
  files: say(site, 'wechat.files'),
  film: say(site, 'wechat.film'),
  original: say(site, 'wechat.original'),
  scan: say(site, 'wechat.scan'),
})
