/** What a reader, and another system, can do with every policy of the built sample office: find it, read it, take it along. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, inject, test} from 'vitest'
import {root} from '../gzgk.ts'
import {read} from './pages.ts'

const dist = inject('dist')
const policies = readdirSync(join(root, 'content', 'policies'), {recursive: true, encoding: 'utf8'})
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.md') && !/^draft: true$/mu.test(readFileSync(join(root, 'content', 'policies', file), 'utf8')))
  .map(file => `/policies/${file.replace('.md', '/')}`)
  .sort()

describe('every policy', () => {
  test('has a page, its text and its data to download', () => {
    expect(policies.length).toBeGreaterThan(15)
    const lacking = policies.flatMap(url =>
      ['index.html', 'text.txt', 'index.json']
        .map(name => `${url.slice(1)}${name}`)
        .filter(path => !existsSync(join(dist, path))),
    )
    expect(lacking).toEqual([])
    for (const url of policies) expect(read(dist, `${url.slice(1)}index.html`), url).toMatch(/href="(?:[^"]*\/)?text\.txt"/u)
  })

  test('stands in the data that other systems take, and nothing else does', () => {
    const {fields, rows} = JSON.parse(read(dist, 'policies/index.json')) as {fields: string[]; rows: string[][]}
    expect(rows.map(row => row[fields.indexOf('url')]).sort()).toEqual(policies)
  })

  test('has a line in the catalogue, with 索引, 名称, 内容概述 and 生成日期 (条例第十二条)', () => {
    const [head, ...lines] = read(dist, 'policies/ledger.csv').replace('\ufeff', '').trim().split('\r\n')
    for (const label of ['索引号', '标题', '内容概述', '成文日期', '有效性']) expect(head!.split(',')).toContain(label)
    for (const url of policies)
      expect(
        lines.filter(line => line.includes(url)),
        url,
      ).toHaveLength(1)
  })
})

test('the platform can be searched, and says so where nothing is found', () => {
  for (const path of ['search/index.html', 'pagefind/pagefind.js', '404.html'])
    expect(existsSync(join(dist, path)), path).toBe(true)
})
