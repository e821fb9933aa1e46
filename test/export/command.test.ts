/** `gzgk export wechat` in a real process, on the sample office. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {gzgk, root} from '../gzgk.ts'
import {makeFolder} from '../temporary.ts'

const folder = makeFolder()
const run = (...words: string[]) => gzgk(['--root', root, '--quiet', 'export', ...words], {cwd: folder})

test('writes the article, its pictures and the code, and says what to do next', () => {
  const {code, stdout} = run('wechat', 'sswg-2024-3-graphic', '--as-of', '2026-11-23')
  expect(code).toBe(0)
  expect(stdout).toContain('下一步：用浏览器打开 wechat.html')
  expect(stdout).toContain('“阅读原文”填 https://swj.example.gov.cn/interpretations/2024/sswg-2024-3-graphic/')
  const out = join(folder, 'wechat', 'sswg-2024-3-graphic')
  expect(readdirSync(out).sort()).toEqual(['image-1.png', 'image-2.png', 'qr.gif', 'wechat.html'])
  const own = (name: string) => readFileSync(join(root, 'content/interpretations/2024', name))
  expect(readFileSync(join(out, 'image-1.png')).equals(own('sswg-2024-3-graphic-1.png'))).toBe(true)
  expect(readFileSync(join(out, 'qr.gif')).toString('latin1', 0, 3)).toBe('GIF')
})

test('finds a document by its number, and is the same twice', () => {
  const texts = ['one', 'two'].map(out => {
    expect(run('wechat', '示商务规〔2026〕2号', '--out', out, '--as-of', '2026-11-23').code).toBe(0)
    return readFileSync(join(folder, out, 'wechat.html'), 'utf8')
  })
  expect(texts[0]).toBe(texts[1])
  expect(texts[0]).toContain('有效性：现行有效')
})

test('a wrong id gets the nearest ones, a wrong target the one there is', () => {
  const wrong = run('wechat', 'sswg-2026-22')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('是不是想写 sswg-2026-2《示范市单用途商业预付卡管理办法》')
  expect(existsSync(join(folder, 'wechat', 'sswg-2026-22'))).toBe(false)
  expect(run('weibo', 'sswg-2026-2').stderr).toContain('现在可以写：wechat')
})
