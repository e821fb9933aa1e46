/** Whole processes, timed one after another, or watched for their memory; and what they left on disk. */
import {spawn} from 'node:child_process'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** @typedef {import('./peers.js').Step} Step */

/**
 * Runs steps one after another; throws when one fails.
 * @param {Step[]} steps
 * @param {(pid: number) => void} [started]
 */
export async function timed(steps, started = () => {}) {
  const began = performance.now()
  let said = ''
  for (const step of steps) said += await ran(step, started)
  return {seconds: (performance.now() - began) / 1000, said}
}

function ran({argv: [program, ...args], cwd, env}, started) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {cwd, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']})
    let said = ''
    const heard = text => {
      said += text
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', heard)
    child.on('spawn', () => started(child.pid))
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(said)
      else reject(new Error(`${program} ${args.join(' ')}: exit ${code}\n${said.slice(-2000)}`))
    })
  })
}

/**
 * The most memory that the whole process tree held at once, in MB: resident sizes summed every 20 ms, and never less than the
 * kernel's own high-water mark of the largest process. A run of its own, so that watching costs no timed run. Null without /proc.
 * @param {Step[]} steps
 */
export async function peakMemory(steps) {
  if (process.platform !== 'linux') return null
  let top = 0
  let peak = 0
  const look = () => {
    if (top > 0) peak = Math.max(peak, ...residents(top))
  }
  const timer = setInterval(look, 20)
  const started = pid => {
    top = pid
  }
  await timed(steps, started).finally(() => clearInterval(timer))
  return peak / 1024
}

/** The sum of a tree's resident sizes, and each process's high-water mark, in KB. */
function residents(top) {
  const processes = new Map()
  for (const pid of readdirSync('/proc')) {
    const status = /^\d+$/u.test(pid) ? statusOf(pid) : null
    if (status) processes.set(Number(pid), status)
  }
  const isOurs = pid => pid === top || (processes.has(pid) && isOurs(processes.get(pid).parent))
  const ours = [...processes].filter(([pid]) => isOurs(pid)).map(([, status]) => status)
  return [ours.reduce((sum, {resident}) => sum + resident, 0), ...ours.map(({highest}) => highest)]
}

function statusOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = name => Number(text.match(new RegExp(`^${name}:\\s+(\\d+)`, 'mu'))?.[1] ?? 0)
    return {parent: field('PPid'), resident: field('VmRSS'), highest: field('VmHWM')}
  } catch {
    // It ended meanwhile.
    return null
  }
}

/** Files below a folder, with their sizes. */
export function filesIn(folder) {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .map(item => {
      const file = join(item.parentPath, item.name)
      return {path: file.slice(folder.length + 1).replaceAll('\\', '/'), size: statSync(file).size}
    })
}

/**
 * gzgk's phases and their seconds, from the lines of progress that it prints: `读取内容   1 000 个文件   0.4 秒`.
 * @param {string} said
 * @returns {Record<string, number>}
 */
export const phasesIn = said =>
  Object.fromEntries(
    [...said.matchAll(/^(?!完成 )(\S+) +.*? ([\d.]+) 秒$/gmu)].map(([, phase, seconds]) => [phase, Number(seconds)]),
  )

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
