/** An office that delivers to a library, and the program run in it. */
import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll} from 'vitest'
import {program, type Ran} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'
import {type FeedMaker, writeFeed} from './feed-maker.ts'

/** What must be seen nowhere. */
export const secret = 'planted-SECRET_0123456789/abc=='

/** Not in step with this process, which serves the library meanwhile. */
export function run(args: readonly string[], office: Pick<Office, 'folder'>, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: office.folder,
    env: {...process.env, NO_COLOR: '1', CI: '1', GZGK_JN_TOKEN: secret, ...env},
  })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.setEncoding('utf8').on('data', text => out.push(text))
  child.stderr.setEncoding('utf8').on('data', text => err.push(text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => {
      const [stdout, stderr] = [out.join(''), err.join('')]
      resolve({code, stdout, stderr, output: stdout + stderr})
    })
  })
}

export function officeFor(url: string, feed: FeedMaker, more: Readonly<Record<string, string>> = {}): Office {
  const office = makeOffice({
    'content/pages/about.md': '---\ntitle: 机构概况\npublishDate: 2026-01-05\n---\n\n负责全市商务工作。\n',
    ...more,
  })
  const config = join(office.folder, 'gzgk.config.yml')
  const libraries = `feed:\n  libraries:\n    - {id: jn, name: 示范市公文库, url: '${url}', tokenEnv: GZGK_JN_TOKEN}\n`
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^feed:\n/mu, libraries))
  writeFeed(feed, join(office.folder, 'dist'))
  afterAll(office.remove)
  return office
}
