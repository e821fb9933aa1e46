import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, describe, expect, it} from 'vitest'
import {openTheme} from '../../src/theme/theme.ts'

const made: string[] = []
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, {recursive: true})
})

/** A folder of themes with the given files. */
async function themes(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gzgk-theme-'))
  made.push(dir)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), {recursive: true})
    await writeFile(join(dir, path), text)
  }
  return dir
}
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

describe('openTheme', () => {
  it('joins the styles: base, components by name, print', async () => {
    const dir = await themes({
      'default/theme.json': '{"name": "default"}',
      'default/print.css': 'p{}',
      'default/base.css': '/* 底色 */\na{}\n',
      'default/components/z/style.css': 'z::before{content:"/* 不是注释 */"}',
      'default/components/b/style.css': 'b{}',
      'default/components/b/macro.njk': '{# #}',
    })
    const theme = openTheme([dir])
    expect(text(theme.assets.get('site.css'))).toBe('a{}\nb{}\nz::before{content:"/* 不是注释 */"}\np{}\n')
    expect([...theme.templates.keys()]).toEqual(['components/b/macro.njk'])
  })

  it("lets the office's own file take the place of the package's, and merges sentences", async () => {
    const theirs = await themes({
      'default/theme.json': '{"name": "default"}',
      'default/layouts/a.njk': 'theirs',
      'default/layouts/b.njk': 'theirs',
      'default/strings/zh-CN.json': '{"a": {"x": "甲", "y": "乙"}}',
      'default/assets/icon.svg': '<svg/>',
    })
    const ours = await themes({
      'default/layouts/b.njk': 'ours',
      'default/layouts/c.njk': 'ours',
      'default/strings/zh-CN.json': '{"a": {"y": "丙"}}',
    })
    const theme = openTheme([theirs, ours])
    expect([...theme.templates]).toEqual([
      ['layouts/a.njk', 'theirs'],
      ['layouts/b.njk', 'ours'],
      ['layouts/c.njk', 'ours'],
    ])
    expect(theme.strings).toEqual({a: {x: '甲', y: '丙'}})
    expect(text(theme.assets.get('icon.svg'))).toBe('<svg/>')
  })

  it('falls back to the parent theme', async () => {
    const dir = await themes({
      'default/theme.json': '{"name": "default"}',
      'default/layouts/a.njk': 'default',
      'default/layouts/b.njk': 'default',
      'red/theme.json': '{"name": "red", "parent": "default"}',
      'red/layouts/a.njk': 'red',
    })
    const {templates} = openTheme([dir], 'red')
    expect([...templates.values()]).toEqual(['red', 'default'])
  })

  it('has a digest that changes with every file and with nothing else', async () => {
    const files = {
      'default/theme.json': '{"name": "default"}',
      'default/layouts/a.njk': 'a',
      'default/assets/x.js': 'x',
      'default/strings/zh-CN.json': '{"a": "甲"}',
      'default/base.css': 'a{}',
    }
    const digestOf = async (changed: object) => openTheme([await themes({...files, ...changed})]).digest
    const digest = await digestOf({})
    expect(await digestOf({})).toBe(digest)
    for (const path of ['default/layouts/a.njk', 'default/assets/x.js', 'default/base.css'])
      expect(await digestOf({[path]: 'b'})).not.toBe(digest)
    expect(await digestOf({'default/strings/zh-CN.json': '{"a": "乙"}'})).not.toBe(digest)
  })

  it('says in Chinese what is wrong', async () => {
    const dir = await themes({
      'a/theme.json': '{"name": "a", "parent": "b"}',
      'b/theme.json': '{"name": "b", "parent": "a"}',
      'c/theme.json': '{',
    })
    expect(() => openTheme([dir], 'nothing')).toThrow('找不到主题“nothing”')
    expect(() => openTheme([dir], 'a')).toThrow('主题的上级绕成了一圈：a → b → a')
    expect(() => openTheme([dir], 'c')).toThrow('不是有效的 JSON')
  })
})
