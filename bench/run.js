/**
 * Builds the same corpus with gzgk and with its peers, in turns, as whole processes, and prints times, ratios, memory and sizes.
 * `npm run bench -- --help` lists the options; README.md says what is measured.
 */
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {corpus} from './corpus.js'
import {filesIn, median, peakMemory, phasesIn, timed} from './measure.js'
import {installPeers, own, ownStep, startSteps, withPagefind} from './peers.js'
import {keepIn, machine, markdown} from './report.js'
import {fileOf, writeSite} from './sites.js'

const allCases = 'cold,unchanged,recent,old,title,template,check'

const help = `npm run bench -- [options]
  --size 1k,10k       documents; 100k is for gzgk and Hugo only
  --bytes 6000        of a body      --style prose|thick      --seed 1
  --from <folder>     bodies of any folder of Markdown instead of generated ones
  --runs 5            rounds
  --cases ${allCases}
  --peers hugo,eleventy,astro
  --with-search       gzgk with its search against Hugo + Pagefind, besides
  --no-full           without the row of gzgk's default theme and all outputs
  --no-memory         without the extra cold build that is watched for memory
  --work <folder>     where the sites are built; a memory file system unless given
  --cache <folder>    where the peers are installed (.bench)
  --out <file>        put the report into this file's section "last table"
  --json <file>       all raw times
`

const {values: options} = parseArgs({
  options: {
    size: {type: 'string', default: '1k'},
    bytes: {type: 'string', default: '6000'},
    style: {type: 'string', default: 'prose'},
    seed: {type: 'string', default: '1'},
    from: {type: 'string'},
    runs: {type: 'string', default: '5'},
    cases: {type: 'string', default: allCases},
    peers: {type: 'string', default: 'hugo,eleventy,astro'},
    'with-search': {type: 'boolean', default: false},
    'no-full': {type: 'boolean', default: false},
    'no-memory': {type: 'boolean', default: false},
    work: {type: 'string'},
    cache: {type: 'string', default: join(import.meta.dirname, '..', '.bench')},
    out: {type: 'string'},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
})

async function main() {
  const sizes = options.size.split(',').map(size => Number(size.replace('k', '000')))
  if (!sizes.every(size => size >= 24)) throw new Error(`--size ${options.size}: 24 documents or more, such as 1k,10k`)
  const cases = known('cases', allCases.split(','))
  const {peers, missing} = installPeers(known('peers', ['hugo', 'eleventy', 'astro']), options.cache)
  for (const line of missing) say(line)
  const results = {machine: machine(), options, missing, versions: versionsOf(peers), start: await startTimes(), sizes: []}
  for (const documents of sizes) {
    results.sizes.push(await measureSize(documents, generatorsFor(documents, peers), cases))
  }
  const report = markdown(results)
  process.stdout.write(report)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`)
  if (options.out) keepIn(options.out, report)
}

/** The words of an option that takes a list of them. */
function known(option, words) {
  const given = options[option].split(',').filter(Boolean)
  const stranger = given.find(word => !words.includes(word))
  if (stranger !== undefined) throw new Error(`--${option} takes ${words.join(',')}, not ${stranger}`)
  return given
}

const versionsOf = peers => Object.fromEntries([own.equal, ...peers].map(({name, version}) => [name, version]))

function generatorsFor(documents, peers) {
  const able = documents < 100_000 ? peers : peers.filter(({name}) => name === 'hugo')
  const hugo = peers.find(({name}) => name === 'hugo')
  const search = options['with-search'] ? [own.search, ...(hugo && documents < 100_000 ? [withPagefind(hugo)] : [])] : []
  return [own.equal, ...able, ...(options['no-full'] ? [] : [own.full]), ...search]
}

/** One size: lays out a project for each generator, then goes through the cases, round by round, all generators in each. */
async function measureSize(documents, generators, cases) {
  const {style, bytes, seed, from} = options
  const texts = corpus({documents, style, bytes: Number(bytes), seed: Number(seed), from})
  const work = workFolder(documents, generators.length)
  try {
    const {rows, missing} = await prepareAll(generators, texts, work)
    const edits = editsOf(texts)
    for (let round = 0; round < Number(options.runs); round++) {
      for (const name of cases.filter(item => item !== 'check'))
        await everyRow(round % 2 === 0 ? rows : rows.toReversed(), name, edits[name], round)
    }
    const check = cases.includes('check') ? await checkTimes(rows.find(({name}) => name === own.full.name) ?? rows[0]) : null
    return {documents, missing, rows: rows.map(({name, times, phases, facts}) => ({name, times, phases, ...facts})), check}
  } finally {
    if (options.work === undefined) rmSync(work, {recursive: true, force: true})
  }
}

/** A row for each generator, gzgk's equal site first and the floor last; a peer that cannot build this is left out with a reason. */
async function prepareAll(generators, texts, work) {
  const rows = []
  const missing = []
  for (const generator of generators) {
    try {
      rows.push(await prepare(generator, texts, work))
    } catch (error) {
      if (generator.name.startsWith('gzgk')) throw error
      missing.push(`${generator.name} is left out: ${error.message.split('\n')[0]}`)
      say(error.message)
    }
  }
  return {rows: [...rows, floorRow(rows[0], work)], missing}
}

/** A memory file system where it has room for content and sites, else the folder for temporary files. */
function workFolder(documents, projects) {
  if (options.work !== undefined) {
    mkdirSync(options.work, {recursive: true})
    return options.work
  }
  const needed = documents * projects * (4 * Number(options.bytes) + 20_000)
  const hasRoom = existsSync('/dev/shm') && statfsSync('/dev/shm').bavail * statfsSync('/dev/shm').bsize > needed
  return mkdtempSync(join(hasRoom ? '/dev/shm' : tmpdir(), 'gzgk-bench-'))
}

/** A project that was built once: to see that it is right, to count what it holds, to watch its memory. */
async function prepare(generator, texts, work) {
  say(`${generator.name}: ${texts.metas.length} documents`)
  const folder = join(work, generator.name.replaceAll(/\W+/gu, '-'))
  rmSync(folder, {recursive: true, force: true})
  writeSite(generator.skeleton, texts, folder)
  generator.prepare?.(folder)
  const row = {...generator, folder, times: {}, phases: {}, originals: new Map()}
  const build = options['no-memory'] ? timed : peakMemory
  const peak = await build(generator.steps(folder))
  const files = filesIn(join(folder, generator.out))
  verify(row, files, texts.metas)
  const sum = files.reduce((total, {size}) => total + size, 0)
  row.facts = {
    peak: typeof peak === 'number' ? peak : null,
    files: files.length,
    bytes: sum,
    pages: files.filter(({path}) => path.endsWith('.html')).length,
  }
  row.list = files
  return row
}

/** Every document has a page with its title and its text as html: a fast generator of nothing is no peer. */
function verify({name, folder, out, skeleton}, files, metas) {
  const paths = new Set(files.map(({path}) => path))
  for (const {url, title} of metas) {
    const path = `${url.slice(1)}index.html`
    if (!paths.has(path)) throw new Error(`${name} made no ${path}`)
    if (!readFileSync(join(folder, out, path), 'utf8').includes(`${title}</h1>`) && skeleton !== 'gzgk-full')
      throw new Error(`${name}: ${path} has no title`)
  }
  const page = readFileSync(join(folder, out, metas[0].url, 'index.html'), 'utf8')
  const wanted = options.from ? [] : options.style === 'thick' ? ['<h2', '<table', '<strong>', '<em>', '<li>'] : ['<h2', '<p']
  for (const mark of wanted) if (!page.includes(mark)) throw new Error(`${name}: no ${mark}> in ${metas[0].url}`)
}

/** Reading, hashing and writing what gzgk reads and writes, and nothing else. */
function floorRow(equal, work) {
  const list = join(work, 'floor.json')
  writeFileSync(list, JSON.stringify(equal.list))
  const which = {cold: 'all', template: 'all', unchanged: 'none'}
  const program = join(import.meta.dirname, 'floor.js')
  const step = name => ({
    argv: [process.execPath, program, join(equal.folder, 'content'), list, join(work, 'floor', 'out'), which[name] ?? 'one'],
    cwd: work,
  })
  return {
    ...equal,
    name: 'floor',
    folder: join(work, 'floor'),
    state: ['out'],
    template: null,
    times: {},
    phases: {},
    steps: (_, name) => [step(name)],
  }
}

/** What is done to a project before a case, and where a visitor must see it afterwards: `edit(row, round)` changes one file. */
function editsOf({metas}) {
  const policies = metas.filter(({kind}) => kind === 'policy')
  const recent = policies.at(-1)
  const old = policies[Math.floor(policies.length / 10)]
  const cited = new Set(metas.map(({cites}) => cites?.meta))
  const explaining = metas.findLast(({interprets}) => interprets && ![recent, old].includes(interprets) && !cited.has(interprets))
  const body = meta => ({
    edit: (row, round) => change(row, fileOf(meta), text => `${text}\n第${round + 1}次改动。\n`),
    shows: [meta.url, round => `第${round + 1}次改动。`],
  })
  const {title} = explaining.interprets
  return {
    recent: body(recent),
    old: body(old),
    title: {
      edit: (row, round) =>
        change(row, fileOf(explaining.interprets), text => text.replace(title, `${title}（修订${round + 1}）`)),
      shows: [explaining.url, round => `${title}（修订${round + 1}）</a>`],
    },
    template: {
      edit: (row, round) => change(row, row.template, text => text.replace('data-edit="0"', `data-edit="${round + 1}"`)),
      shows: [old.url, round => `data-edit="${round + 1}"`],
    },
  }
}

/** Always from the original text: edits of earlier rounds do not pile up. */
function change({folder, originals}, path, edit) {
  const file = join(folder, path)
  if (!originals.has(path)) originals.set(path, readFileSync(file, 'utf8'))
  writeFileSync(file, edit(originals.get(path)))
}

async function everyRow(rows, name, change, round) {
  for (const row of rows) {
    const isFloor = row.name === 'floor'
    if (name === 'template' && row.template === null && !isFloor) continue
    if (name === 'cold') for (const item of row.state) rmSync(join(row.folder, item), {recursive: true, force: true})
    if (!isFloor) change?.edit(row, round)
    const {seconds, said} = await timed(row.steps(row.folder, name))
    say(`${row.name}, ${name}: ${seconds.toFixed(2)} s`)
    if (!isFloor && change) requireShown(row, change.shows, round)
    record(row.times, name, seconds)
    if (!row.name.startsWith('gzgk')) continue
    for (const [phase, took] of Object.entries(phasesIn(said))) record(row.phases, `${name}/${phase}`, took)
  }
}

/** A build that is fast because it left the change out is no build. */
function requireShown({name, folder, out}, [url, text], round) {
  const page = readFileSync(join(folder, out, url, 'index.html'), 'utf8')
  if (!page.includes(text(round))) throw new Error(`${name}: ${url} does not show “${text(round)}”`)
}

const record = (lists, key, value) => {
  lists[key] = [...(lists[key] ?? []), value]
}

/** `gzgk check`: the first time, and again with nothing changed. */
async function checkTimes({folder}) {
  const times = {cold: [], unchanged: []}
  for (let round = 0; round < Number(options.runs); round++) {
    rmSync(join(folder, '.gzgk'), {recursive: true, force: true})
    for (const name of ['cold', 'unchanged']) times[name].push((await timed([ownStep(folder, 'check')])).seconds)
  }
  return times
}

async function startTimes() {
  const times = {node: [], gzgk: []}
  for (let round = 0; round < 2 * Number(options.runs) + 1; round++) {
    for (const name of ['node', 'gzgk']) times[name].push((await timed([startSteps[name]])).seconds)
  }
  return {...times, ratio: median(times.gzgk) / median(times.node)}
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

if (options.help) process.stdout.write(help)
else await main()
