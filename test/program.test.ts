/** The compiled program as a whole: which files it is made of, and that its cache knows it from every other program. */
import {spawnSync} from 'node:child_process'
import {appendFileSync, cpSync, readdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {root} from './gzgk.ts'
import {makeOffice, type Office} from './office.ts'
import {makeFolder} from './temporary.ts'

let office: Office
beforeAll(() => {
  office = makeOffice()
})
afterAll(() => office.remove())

test('a run without changes is one of the same program, whichever of its files has changed', () => {
  const folder = makeFolder()
  for (const name of ['package.json', 'bin', 'lib', 'schemas', 'themes'])
    cpSync(join(root, name), join(folder, name), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const build = (): string => {
    const words = ['build', '--no-search', '--as-of', '2026-11-23']
    const {stdout, stderr} = spawnSync(process.execPath, [join(folder, 'bin/gzgk.js'), ...words], {
      cwd: office.folder,
      encoding: 'utf8',
    })
    return stdout + stderr
  }
  const again = '没有改动，已是最新'
  expect(build()).toContain('完成')
  expect(build()).toContain(again)
  const lib = join(folder, 'lib')
  const scripts = readdirSync(lib, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.js'))
  const some = ['cli.js', join('pipeline', 'worker.js'), scripts.find(name => !/^(?:cli|index|workshop|pipeline)/u.test(name))!]
  for (const name of some) {
    appendFileSync(join(lib, name), '\n// another program\n')
    expect(build(), name).not.toContain(again)
    expect(build(), name).toContain(again)
  }
})
