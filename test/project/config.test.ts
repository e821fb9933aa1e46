import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {findRoot} from '../../src/project/root.ts'

let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'gzgk-config-'))
  mkdirSync(join(top, 'site', 'content', 'policies'), {recursive: true})
  writeFileSync(join(top, 'site', 'gzgk.config.yml'), '')
  for (const name of ['gzgk.config.yaml', 'gzgk.config.yml.txt', 'gzgk config.yml']) {
    mkdirSync(join(top, `with ${name}`))
    writeFileSync(join(top, `with ${name}`, name), '')
  }
})
afterAll(() => rmSync(top, {recursive: true}))

describe('the folder of a project', () => {
  it('is found upwards, or named', async () => {
    const site = join(top, 'site')
    expect(await findRoot(join(site, 'content', 'policies'))).toBe(site)
    expect(await findRoot(top, 'site')).toBe(site)
  })

  it.each(['gzgk.config.yaml', 'gzgk.config.yml.txt', 'gzgk config.yml'])(
    'is not made one by a config called %s, and that is pointed out',
    async name => {
      const note = `把 ${name} 改名为 gzgk.config.yml`
      await expect(findRoot(join(top, `with ${name}`))).rejects.toMatchObject({note})
      await expect(findRoot(top, `with ${name}`)).rejects.toMatchObject({
        message: `${join(top, `with ${name}`)} 里没有 gzgk.config.yml`,
        note,
      })
    },
  )

  it('is asked for when there is none', async () => {
    await expect(findRoot(top)).rejects.toMatchObject({note: '先进入放着网站内容的文件夹再运行，或用 --root 指明它'})
  })
})
