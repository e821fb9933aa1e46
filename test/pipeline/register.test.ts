/** The registry of organisations, and what the config says of them: each at its line. */

import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'
import {saidOf} from '../sites/fixture.ts'

const registry = 'content/_data/organizations.yml'
let office: Office
beforeEach(() => {
  office = makeOffice()
})
afterEach(() => office.remove())

const told = async (): Promise<string[]> =>
  (await saidOf(office.folder)).map(({path, place, ruleId}) => `${path}:${place?.start.line ?? ''} ${ruleId}`)
const config = (): string => readFileSync(join(office.folder, 'gzgk.config.yml'), 'utf8')
const lineOf = (text: string, words: string): number => text.split('\n').findIndex(line => line.includes(words)) + 1

describe('the registry', () => {
  test('as it comes is sound', async () => expect(await told()).toEqual([]))

  test('an id twice, and a superior or a successor that is not there', async () => {
    office.put(
      registry,
      '- id: swj\n  name: 示范市商务局\n- id: swj\n  name: 另一个局\n  parent: szff\n  successor: nobody\n- {id: szf, name: 示范市人民政府}\n- {id: szfb, name: 示范市人民政府办公室}\n',
    )
    expect(await told()).toEqual([
      `${registry}:3 organization-repeated`,
      `${registry}:5 organization-unknown`,
      `${registry}:6 organization-unknown`,
    ])
  })

  test('the organisations of the config are in it', async () => {
    const text = config().replace('owner: swj', 'owner: nobody').replace('issuer: szfb', 'issuer: swjj')
    office.put('gzgk.config.yml', text)
    expect(await told()).toEqual([
      `gzgk.config.yml:${lineOf(text, 'owner: nobody')} organization-unknown`,
      `gzgk.config.yml:${lineOf(text, 'issuer: swjj')} organization-unknown`,
    ])
  })

  test('is missed, once', async () => {
    rmSync(join(office.folder, registry))
    expect(await told()).toEqual([`${registry}: registry-missing`])
  })

  test('may do no more than front matter', () => {
    office.put(registry, '- &a {id: swj, name: 示范市商务局}\n- <<: *a\n')
    const {code, stdout, output} = gzgk(['check', '--quiet', '--format', 'concise'], {cwd: office.folder})
    expect(code).toBe(1)
    expect(stdout).toMatch(/^content\/_data\/organizations\.yml:1:3 error yaml-refused /mu)
    expect(output).not.toMatch(/\n\s+at /u)
  })
})
