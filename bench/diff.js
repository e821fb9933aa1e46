/**
 * `gzgk diff` over a generated corpus under git, as whole processes: five changed files against the last commit, with nothing
 * remembered, again, and after one more edit. `node bench/diff.js [documents]`.
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {corpus} from './corpus.js'
import {peakMemory, timed} from './measure.js'
import {ownStep} from './peers.js'
import {fileOf, writeSite} from './sites.js'

const documents = Number(process.argv[2] ?? 10_000)
const folder = mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'gzgk-diff-'))
const all = corpus({documents})
const rows = []

const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], {cwd: folder, stdio: 'pipe'})
const step = (...options) => ownStep(folder, 'diff', 'HEAD', '--quiet', '--format', 'json', '--report', 'diff.json', ...options)

/** One more sentence in the text of a policy. */
function change(at) {
  const file = join(folder, fileOf(all.metas.filter(({kind}) => kind === 'policy')[at]))
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n经营者应当自收到通知之日起${at + 3}个工作日内答复。\n`)
}

async function measure(name, wanted, entries) {
  const {seconds} = await timed([wanted])
  const told = JSON.parse(readFileSync(join(folder, 'diff.json'), 'utf8')).entries.length
  if (told !== entries) throw new Error(`${name}: ${told} entries changed, ${entries} were`)
  rows.push([name, seconds.toFixed(1)])
  process.stderr.write(`${name}: ${seconds.toFixed(1)} s\n`)
}

async function main() {
  writeSite('gzgk-full', all, folder)
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-qm', 'corpus')
  for (let at = 0; at < 5; at++) change(at)
  await measure('five changed files, cold', step(), 5)
  await measure('again, warm', step(), 5)
  change(5)
  await measure('one more edit, warm', step(), 6)
  const memory = await peakMemory([step('--no-cache')])
  rows.push(['memory, nothing remembered, MB', memory?.toFixed(0) ?? '—'])
  process.stdout.write(`| ${documents} documents | s |\n|---|---|\n${rows.map(row => `| ${row.join(' | ')} |\n`).join('')}`)
}

await main().finally(() => rmSync(folder, {recursive: true, force: true}))
