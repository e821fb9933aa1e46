import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {outputs} from '../../src/outputs/index.ts'
import {openProject} from '../../src/project/open.ts'
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

describe('the outputs of a project', () => {
  const site = 'site: {title: 示范市商务局政务公开, owner: swj, url: "https://swj.example.gov.cn", lang: zh-CN}\n'
  const opened = (config: string) => {
    const root = mkdtempSync(join(top, 'outputs-'))
    writeFileSync(join(root, 'gzgk.config.yml'), site + config)
    return openProject({cwd: root, root, today: '2026-11-23', now: 0})
  }

  it('are all of them, or those that the config names', async () => {
    expect((await opened('')).outputs).toEqual(outputs)
    const project = await opened('outputs: [sitemap, html]\n')
    expect(project.outputs.map(({name}) => name)).toEqual(['html', 'sitemap'])
  })

  it('are known ones', async () => {
    await expect(opened('outputs:\n  - html\n  - xslx\n')).rejects.toMatchObject({
      diagnostics: [
        {
          source: 'config',
          ruleId: 'field-value',
          pointer: '/outputs/1',
          place: {start: {line: 4, column: 5}},
          actual: 'xslx',
          expected: ['xlsx'],
        },
      ],
    })
  })
})
