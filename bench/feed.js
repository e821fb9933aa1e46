/**
 * The feed and its delivery over a generated corpus, as whole processes: made, made again, one change, verified, packed, loaded into
 * the reference library, and pushed with nothing and with one thing to do. `node bench/feed.js [documents]`.
 */
import {spawn} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {asOf, corpus} from './corpus.js'
import {peakMemory, timed} from './measure.js'
import {ownStep} from './peers.js'
import {fileOf, writeSite} from './sites.js'

const documents = Number(process.argv[2] ?? 10_000)
const port = 4499
const folder = mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'gzgk-feed-'))
const all = corpus({documents})
const rows = []

/** A step on the project, without the as-of day where the command has none. */
function step(command, ...options) {
  const {argv, cwd} = ownStep(folder, command, ...options)
  const isBuild = command === 'build'
  const env = {GZGK_PUSH_HOSTS: '127.0.0.1'}
  return {argv: isBuild ? argv : argv.filter(word => word !== '--as-of' && word !== asOf), cwd, env}
}

async function measure(name, wanted) {
  const {seconds} = await timed([wanted])
  rows.push([name, seconds.toFixed(1)])
  process.stderr.write(`${name}: ${seconds.toFixed(1)} s\n`)
}

/** One more field in the front matter of one policy. */
function change(field) {
  const file = join(folder, fileOf(all.metas.find(({kind}) => kind === 'policy')))
  writeFileSync(file, readFileSync(file, 'utf8').replace('\n---\n', `\n${field}\n---\n`))
}

function makeBase() {
  rmSync(join(folder, 'base'), {recursive: true, force: true})
  cpSync(join(folder, 'dist'), join(folder, 'base'), {recursive: true})
}

/** The reference library, in a process of its own; resolves when it answers. */
function startLibrary() {
  const {argv, cwd} = step('feed', 'mock', '--port', String(port), '--store', join(folder, 'library'))
  const child = spawn(argv[0], argv.slice(1), {cwd, stdio: ['ignore', 'pipe', 'inherit']})
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('error', reject)
  })
}

async function main() {
  writeSite('gzgk-full', all, folder)
  const config = join(folder, 'gzgk.config.yml')
  const library = `{id: mock, name: 模拟公文库, url: 'http://127.0.0.1:${port}', profile: generic}`
  const text = readFileSync(config, 'utf8').replace('levels: {', "levels: {feed-elements: 'off', ")
  writeFileSync(config, `${text}\nfeed:\n  libraries: [${library}]\n`)
  await measure('site, no feed, cold', step('build', '--no-search'))
  for (const name of ['dist', '.gzgk']) rmSync(join(folder, name), {recursive: true})
  await measure('site and feed, cold', step('build', '--no-search', '--bootstrap'))
  makeBase()
  await measure('nothing changed', step('build', '--no-search', '--feed-base', 'base'))
  change('audience: [一处改动]')
  await measure('one change', step('build', '--no-search', '--feed-base', 'base'))
  await measure('verify', step('feed', 'verify', 'dist'))
  await measure('pack', step('feed', 'pack', '--library', 'mock', '--since', '0', '--file', 'feed.zip'))
  const running = await startLibrary()
  try {
    const began = performance.now()
    const memory = await peakMemory([step('push', '--to', 'mock')])
    rows.push(['push, first load', ((performance.now() - began) / 1000).toFixed(1)])
    rows.push(['its memory, MB', memory?.toFixed(0) ?? '—'])
    await measure('push, nothing to do', step('push', '--to', 'mock'))
    makeBase()
    change('historical: true')
    await timed([step('build', '--no-search', '--feed-base', 'base')])
    await measure('push, one change', step('push', '--to', 'mock'))
  } finally {
    running.kill()
  }
  process.stdout.write(`| ${documents} documents | s |\n|---|---|\n${rows.map(row => `| ${row.join(' | ')} |\n`).join('')}`)
}

await main().finally(() => rmSync(folder, {recursive: true, force: true}))
