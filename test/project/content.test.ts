import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {refuseAmidContent, requireContent} from '../../src/project/content.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gzgk-content-'))
})
afterAll(() => rmSync(root, {recursive: true}))

describe('a project', () => {
  it('needs a folder of content, and something in it', async () => {
    await expect(requireContent(root)).rejects.toMatchObject({message: `${root} 里没有 content 文件夹`})
    mkdirSync(join(root, 'content', 'pages'), {recursive: true})
    writeFileSync(join(root, 'content', 'pages', 'about.txt'), '')
    await expect(requireContent(root)).rejects.toMatchObject({message: `${join(root, 'content')} 里没有内容文件`})
    writeFileSync(join(root, 'content', 'pages', 'about.md'), '')
    await expect(requireContent(root)).resolves.toBeUndefined()
  })
})

describe('a site', () => {
  it.each(['content', 'content/dist', './content/../content/a', 'content/.'])('is not written to %s', out => {
    expect(() => refuseAmidContent(root, out)).toThrow(`网站不能写到放内容的文件夹里：${out}`)
  })
  it.each(['dist', 'contents', 'content.new', '..', '../content', '.', '/elsewhere/content'])('may be written to %s', out => {
    expect(() => refuseAmidContent(root, out)).not.toThrow()
  })
})
