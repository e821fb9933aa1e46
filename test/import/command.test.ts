import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {command} from '../../src/commands/import.ts'
import {world} from '../commands/world.ts'
import {makeOffice, type Office} from '../office.ts'
import {cases} from './request.ts'

let office: Office
beforeEach(() => {
  office = makeOffice({})
  for (const name of ['notice.md', 'order.md', 'notice.yml', 'page.html', 'page.yml'])
    office.put(`in/${name}`, readFileSync(join(cases, name)))
})
afterEach(() => office.remove())

const run = async (positionals: readonly string[], options: Readonly<Record<string, string | boolean>>) => {
  const {io, out, err} = world({cwd: office.folder})
  const code = await command.run({positionals, options: {format: 'concise', max: '50', ...options}, quiet: false}, io)
  return {code, out: out(), err: err()}
}
const file = (path: string): string => readFileSync(join(office.folder, path), 'utf8')

describe('gzgk import', () => {
  it('writes entries, originals and a report, then finds them unchanged', async () => {
    const first = await run(['in/notice.md', 'in/order.md'], {kind: 'policy', map: 'in/notice.yml'})
    expect(first.code).toBe(0)
    expect(file('content/policies/2023/sswg-2023-5.md')).toContain('## 示范市早市管理办法')
    expect(file('content/_originals/sswg-2023-5.md')).toBe(file('in/notice.md'))
    expect(first.out).toContain('in/notice.md:9:7 warn import-key-unknown')
    expect(first.out).toMatch(/导入 +2\n/u)
    expect(first.out).toContain('gzgk check')
    const report = JSON.parse(file('.gzgk/import-report.json'))
    expect(report).toMatchObject({kind: 'policy', totals: {文件: 2, 导入: 2}})
    expect(report.entries[0]).toMatchObject({
      id: 'sswg-2023-5',
      state: 'new',
      source: 'in/notice.md',
      fields: {effectiveDate: {from: '正文', line: 52}, access: {from: '对照表 constants'}},
      removed: expect.arrayContaining([{kind: 'number', text: '示商务规〔2023〕5号', line: 16}]),
    })
    expect(report.entries[0].original.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(report.diagnostics.length).toBeGreaterThan(2)

    const again = await run(['in/notice.md', 'in/order.md'], {kind: 'policy', map: 'in/notice.yml'})
    expect(again.out).toMatch(/未变 +2\n/u)
    expect(again.code).toBe(0)
  })

  it('says what it would write with --dry-run, and writes nothing', async () => {
    const {out, code} = await run(['in/page.html'], {map: 'in/page.yml', dryRun: true})
    expect(out).toContain('将写入 content/policies/2024/sswz-2024-9.md\n')
    expect(out).toContain('没有写任何文件')
    expect(code).toBe(0)
    expect(existsSync(join(office.folder, 'content', 'policies'))).toBe(false)
    expect(existsSync(join(office.folder, '.gzgk'))).toBe(false)
  })

  it('leaves a changed entry alone and fails', async () => {
    await run(['in/page.html'], {map: 'in/page.yml'})
    office.put('content/policies/2024/sswz-2024-9.md', '人工改过')
    const {out, code} = await run(['in/page.html'], {map: 'in/page.yml'})
    expect(code).toBe(1)
    expect(out).toContain('error import-exists')
    expect(file('content/policies/2024/sswz-2024-9.md')).toBe('人工改过')
  })

  it('puts entries below --into', async () => {
    await run(['in/page.html'], {map: 'in/page.yml', into: 'jiuzhan/'})
    expect(existsSync(join(office.folder, 'content/policies/jiuzhan/2024/sswz-2024-9.md'))).toBe(true)
  })

  it('shows the source around a finding when asked for the long form', async () => {
    const {out} = await run(['in/notice.md'], {map: 'in/notice.yml', dryRun: true, format: 'pretty'})
    expect(out).toContain('警告[import-key-unknown]')
    expect(out).toContain('hits: 308')
  })

  it('gives programs nothing but JSON', async () => {
    const {out} = await run(['in/notice.md'], {map: 'in/notice.yml', dryRun: true, format: 'json'})
    expect(() => JSON.parse(out)).not.toThrow()
  })

  it('does not write through a link that stands for a folder', async () => {
    mkdirSync(join(office.folder, 'elsewhere'))
    symlinkSync(join(office.folder, 'elsewhere'), join(office.folder, 'content', 'policies'))
    await expect(run(['in/page.html'], {map: 'in/page.yml'})).rejects.toMatchObject({name: 'UsageError'})
    expect(existsSync(join(office.folder, 'elsewhere', '2024'))).toBe(false)
  })
})

describe('a wrong call', () => {
  it.each([
    ['no such map', ['in/page.html'], {map: 'in/nothing.yml'}],
    ['no such source', ['in/nothing'], {map: 'in/page.yml'}],
    ['another kind than the map says', ['in/page.html'], {map: 'in/page.yml', kind: 'notice'}],
    ['no such kind', ['in/page.html'], {map: 'in/kindless.yml', kind: 'policies'}],
    ['no kind at all', ['in/page.html'], {map: 'in/kindless.yml'}],
    ['a folder that leads out', ['in/page.html'], {map: 'in/page.yml', into: '../x'}],
    ['a folder that is no content', ['in/page.html'], {map: 'in/page.yml', into: '_x'}],
  ])('%s', async (_, positionals, options) => {
    writeFileSync(join(office.folder, 'in/kindless.yml'), 'fields: {标题: title}\n')
    await expect(run(positionals, options)).rejects.toMatchObject({name: 'UsageError'})
    rmSync(join(office.folder, 'in/kindless.yml'))
  })
})
