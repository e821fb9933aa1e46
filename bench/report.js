/** Times as a Markdown report: medians with their spread, ratios of runs that stood side by side, and what the ratios should be. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import {median} from './measure.js'

/** What the numbers depend on. */
export const machine = () => ({
  date: new Date().toISOString().slice(0, 10),
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.cpus().length,
  memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
  system: `${os.type()} ${os.release()} ${os.arch()}`,
  node: process.version,
  // Above zero, something else was running.
  load: os.loadavg()[0]?.toFixed(2),
})

/** Ratios that are wanted at 10,000 documents of about 6 KB: [row, against, case, prose, thick]. */
const targets = [
  ['gzgk', 'hugo', 'cold', 0.7],
  ['gzgk', 'eleventy', 'cold', 0.3, 1],
  ['gzgk', 'hugo', 'unchanged', 0.15],
  ['gzgk', 'hugo', 'recent', 0.2],
  ['gzgk', 'hugo', 'old', 0.2],
  ['gzgk + search', 'hugo + pagefind', 'cold', 0.6],
  ['gzgk + search', 'hugo + pagefind', 'unchanged', 0.015],
  ['gzgk + search', 'hugo + pagefind', 'recent', 0.04],
  ['gzgk + search', 'hugo + pagefind', 'old', 0.08],
]

/** @returns {string} */
export function markdown(results) {
  const {machine: on, options, versions, missing, start, sizes} = results
  const of = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [
    `${on.date}; ${on.cpu}, ${on.cores} cores, ${on.memory}; ${on.system}; Node ${on.node}; load ${on.load} at the start; ${of.join('; ')}.`,
    `Bodies: ${options.from ?? `${options.style}, about ${options.bytes} bytes, seed ${options.seed}`}; ${options.runs} rounds. Seconds: median (least–most).`,
    ...missing,
    ...sizes.flatMap(size => sizeReport(size, options)),
    ...growthLines(sizes),
    `\`node -e 0\` ${spread(start.node)}; \`gzgk --version\` ${spread(start.gzgk)}: ${start.ratio.toFixed(2)} × (wanted: at most 1.5).`,
  ]
    .join('\n\n')
    .concat('\n')
}

function sizeReport({documents, missing, rows, check}, options) {
  const cases = options.cases.split(',').filter(name => name !== 'check')
  const timeRows = rows.map(row => [
    row.name,
    ...cases.map(name => spread(row.times[name])),
    ...(row.name === 'floor'
      ? ['', '', '', '']
      : [whole(row.peak), whole(row.files), whole(row.pages), whole(row.bytes / 2 ** 20)]),
  ])
  return [
    `### ${documents.toLocaleString('en')} documents`,
    ...missing,
    table(['', ...cases, 'peak MB', 'files', 'pages', 'MB'], timeRows),
    table(['ratio', ...cases], ratioRows(rows, cases)),
    ...targetLines(documents, rows, options.style),
    ...checkLines(documents, check),
    table(['phases of', ...cases], phaseRows(rows, cases)),
  ]
}

function checkLines(documents, check) {
  if (!check) return []
  const wanted = documents === 10_000 ? ' (wanted: at most 1 s unchanged)' : ''
  return [`\`gzgk check\`: first ${spread(check.cold)}, unchanged ${spread(check.unchanged)}${wanted}.`]
}

/** What a document costs in the larger of two sizes, against the smaller. */
function growthLines(sizes) {
  const each = ({documents, rows}) => median(rows[0].times.cold) / documents
  return sizes.slice(1).flatMap((larger, index) => {
    const smaller = sizes[index]
    if (!larger.rows[0].times.cold) return []
    const ratio = shown(each(larger) / each(smaller))
    return [
      `gzgk, cold, seconds per document: at ${larger.documents} ${ratio} × of that at ${smaller.documents} (wanted: at most 1.3 from 10,000 to 100,000).`,
    ]
  })
}

/** Each of gzgk's rows against the peers that make the same. */
function ratioRows(rows, cases) {
  const peers = rows.filter(({name}) => !name.startsWith('gzgk'))
  return rows
    .filter(({name}) => name.startsWith('gzgk'))
    .flatMap(own => {
      const isSearch = own.name.includes('search')
      // The floor writes what the equal site holds.
      const against = peers.filter(
        ({name}) => name.includes('pagefind') === isSearch && (name !== 'floor' || own.name === 'gzgk'),
      )
      return against.map(peer => [`${own.name} / ${peer.name}`, ...cases.map(name => spread(ratios(own, peer, name)))])
    })
}

/** Of runs in the same round. */
const ratios = (own, peer, name) =>
  own.times[name] && peer.times[name] ? own.times[name].map((seconds, round) => seconds / peer.times[name][round]) : undefined

const mostMemory = 2048

function targetLines(documents, rows, style) {
  const memory = rows
    .filter(({name, peak}) => name.startsWith('gzgk') && peak !== null && documents >= 10_000)
    .map(
      ({name, peak}) =>
        `- ${name}: peak ${whole(peak)} MB, wanted at most ${mostMemory}: ${peak <= mostMemory ? 'met' : 'not met'}`,
    )
  const lines = [...(documents === 10_000 ? ratioLines(rows, style) : []), ...memory]
  return lines.length > 0 ? [lines.join('\n')] : []
}

function ratioLines(rows, style) {
  const row = name => rows.find(item => item.name === name)
  return targets.flatMap(([own, against, name, prose, thick]) => {
    const wanted = style === 'thick' ? thick : prose
    const found = row(own) && row(against) && ratios(row(own), row(against), name)
    if (!wanted || !found) return []
    const got = median(found)
    return [`- ${own} / ${against}, ${name}: ${shown(got)}, wanted at most ${wanted}: ${got <= wanted ? 'met' : 'not met'}`]
  })
}

function phaseRows(rows, cases) {
  return rows.flatMap(({name, phases}) => {
    const names = new Set(Object.keys(phases).map(key => key.split('/')[1]))
    return [...names].map(phase => [`${name}: ${phase}`, ...cases.map(item => spread(phases[`${item}/${phase}`]))])
  })
}

const shown = number => (number < 0.1 ? number.toFixed(3) : number < 10 ? number.toFixed(2) : number.toFixed(1))
const spread = numbers =>
  numbers?.length ? `${shown(median(numbers))} (${shown(Math.min(...numbers))}–${shown(Math.max(...numbers))})` : '–'
const whole = number => (number === null ? '–' : Math.round(number).toLocaleString('en'))

const table = (head, rows) =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

const [from, to] = ['<!-- last table -->', '<!-- /last table -->']

/** Puts the report between the marks of a file; into a new one, where there is none. */
export function keepIn(file, report) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `${from}\n${to}\n`
  const [before, after] = [text.indexOf(from), text.indexOf(to)]
  if (before < 0 || after < before) throw new Error(`${file} has no section between ${from} and ${to}`)
  writeFileSync(file, `${text.slice(0, before + from.length)}\n\n${report}\n${text.slice(after)}`)
}
