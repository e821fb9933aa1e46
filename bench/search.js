/**
 * How well the search of a site finds, beside plain Pagefind on the same pages: `node bench/search.js [options]`.
 *   --folder <folder>    a project: its own site is built and asked; the sample office unless given
 *   --documents <n>      instead, n generated documents (corpus.js)
 *   --dist <folder>      instead, a site that is built already
 *   --each 40            queries of each kind      --seed 1
 *   --json <file>        all of it, and every query with its lists
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {asOf, corpus} from './corpus.js'
import {ask, downloads, missed, summary} from './search-measure.js'
import {pagesOf, queriesOf, titleSubstrings} from './search-queries.js'
import {writeSite} from './sites.js'

const root = join(import.meta.dirname, '..')
const {values: options} = parseArgs({
  options: {
    folder: {type: 'string'},
    documents: {type: 'string'},
    dist: {type: 'string'},
    each: {type: 'string', default: '40'},
    seed: {type: 'string', default: '1'},
    json: {type: 'string'},
  },
})

const work = mkdtempSync(join(tmpdir(), 'gzgk-bench-search-'))
try {
  await measure(options.dist ?? build())
} finally {
  rmSync(work, {recursive: true, force: true})
}

function build() {
  const dist = join(work, 'dist')
  let folder = options.folder ?? root
  const day = []
  if (options.documents) {
    folder = join(work, 'project')
    writeSite('gzgk-full', corpus({documents: Number(options.documents)}), folder)
    day.push('--as-of', asOf)
  }
  execFileSync(process.execPath, [join(root, 'bin/gzgk.js'), 'build', '--quiet', '--out', dist, ...day], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return dist
}

async function measure(dist) {
  const pages = pagesOf(dist)
  const seed = Number(options.seed)
  const queries = queriesOf(pages, {seed, each: Number(options.each)})
  const titles = titleSubstrings(pages, {seed})
  const answers = await ask(
    dist,
    [...queries, ...titles].map(({text}) => text),
  )
  const rows = summary(queries, answers)
  const lost = missed(titles, answers.slice(queries.length))
  const times = answers.map(({time}) => time).sort((a, b) => a - b)
  const loads = await downloads(dist, sampled(queries))
  say(`${pages.length} pages, ${queries.length} queries, seed ${seed}\n\n${tableOf(rows)}`)
  say(`substrings of titles: ${titles.length} asked, ${lost.length} missed ${lost.slice(0, 5).join('、')}`)
  say(`time of a search in the browser: median ${times[times.length >> 1].toFixed(0)} ms, most ${times.at(-1).toFixed(0)} ms\n`)
  say(downloadsTable(loads))
  const asked = queries.map((query, at) => ({...query, ...answers[at]}))
  if (options.json) writeFileSync(options.json, JSON.stringify({rows, missed: lost, downloads: loads, queries: asked}, null, 1))
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

/** A word first, then one query of each kind. */
function sampled(queries) {
  const kinds = ['word', 'title', '文号〔〕', 'substring', 'words', 'question', 'clause', 'part', 'word', 'substring']
  return kinds.flatMap((kind, at) => queries.filter(query => query.kind === kind)[at]?.text ?? [])
}

function tableOf(rows) {
  const names = {recall10: 'R@10', mrr: 'MRR', recall: 'recall', precision: 'precision', page: 'of the first page', first: 'any'}
  const head = `| query | n | ${Object.values(names).join(' | ')} |`
  const line = ({kind, count, own, plain}) =>
    `| ${kind} | ${count} | ${Object.keys(names)
      .map(name => `**${own[name].toFixed(2)}** ${plain[name].toFixed(2)}`)
      .join(' | ')} |`
  return `**ours** and plain Pagefind\n\n${head}\n${head.replace(/[^|]+/g, '---')}\n${rows.map(line).join('\n')}\n`
}

function downloadsTable(rows) {
  const kb = bytes => `${(bytes / 1000).toFixed(0)} KB`
  const lines = rows.map(({text, files, served, packed}) => `| ${text} | ${files} | ${kb(served)} | ${kb(packed)} |`)
  return `| search after search | files | as they lie there | scripts and JSON packed |\n|---|---|---|---|\n${lines.join('\n')}\n`
}
