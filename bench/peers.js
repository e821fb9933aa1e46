/**
 * The generators that are compared: how each is had and called. Peers are installed into a cache folder, by the ordinary clients of
 * their registries, each the newest that runs here; nothing of the machine is changed. One that cannot be had is left out with a reason.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {asOf} from './corpus.js'

const root = join(import.meta.dirname, '..')
const gzgk = join(root, 'bin', 'gzgk.js')
const version = folder => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version

/**
 * A generator: `skeleton` of `sites.js`, `steps` to run in a project folder, `out` its site, `state` all that a cold build must not
 * find, `template` a file with `data-edit="0"`.
 * @typedef {{name: string, version: string, skeleton: string, out: string, state: string[], template: string,
 *   steps: (folder: string) => Step[], prepare?: (folder: string) => void}} Generator
 * @typedef {{argv: string[], cwd: string, env?: Record<string, string>}} Step
 */

/** gzgk itself. `equal` makes what the peers make; the default theme and all outputs are "full". */
export const own = {
  equal: ownGenerator('gzgk', 'gzgk', ['--no-search']),
  full: ownGenerator('gzgk full', 'gzgk-full', ['--no-search']),
  search: ownGenerator('gzgk + search', 'gzgk', []),
}

function ownGenerator(name, skeleton, options) {
  return {
    name,
    version: version(root),
    skeleton,
    out: 'dist',
    state: ['dist', '.gzgk'],
    template: skeleton === 'gzgk' ? 'themes/bench/layouts/entry.njk' : null,
    steps: folder => [ownStep(folder, 'build', ...options)],
  }
}

/** A command of gzgk on a project. */
export const ownStep = (folder, command, ...options) => ({
  argv: [process.execPath, gzgk, command, '--root', folder, '--as-of', asOf, ...options],
  cwd: folder,
})

/** `node -e 0` and `gzgk --version`: what starting costs. */
export const startSteps = {
  node: {argv: [process.execPath, '-e', '0'], cwd: root},
  gzgk: {argv: [process.execPath, gzgk, '--version'], cwd: root},
}

/**
 * @param {string[]} names
 * @param {string} cache
 * @returns {{peers: Generator[], missing: string[]}}
 */
export function installPeers(names, cache) {
  const peers = []
  const missing = []
  for (const name of names) {
    try {
      peers.push(installers[name](join(cache, name)))
    } catch (error) {
      missing.push(`${name} is left out: ${error.message.trim().split('\n').at(-1)}`)
    }
  }
  return {peers, missing}
}

/** Pagefind over the site that Hugo has made. */
export const withPagefind = hugo => ({
  ...hugo,
  name: 'hugo + pagefind',
  version: `${hugo.version}, Pagefind ${version(join(root, 'node_modules', 'pagefind'))}`,
  steps: folder => [
    ...hugo.steps(folder),
    {argv: [process.execPath, join(root, 'node_modules/pagefind/lib/runner/bin.cjs'), '--site', hugo.out], cwd: folder},
  ],
})

const installers = {hugo: installHugo, eleventy: installEleventy, astro: installAstro}

// ---- npm

/** Installs packages into a folder of their own, once. `scripts`: `node` fetches its program by one. */
function npm(folder, names, scripts = false) {
  const done = join(folder, 'node_modules', '.bench')
  if (existsSync(done)) return join(folder, 'node_modules')
  mkdirSync(folder, {recursive: true})
  const options = ['--no-audit', '--no-fund', '--loglevel=error', ...(scripts ? [] : ['--ignore-scripts'])]
  run('npm', ['install', '--prefix', folder, ...options, ...names])
  writeFileSync(done, '')
  return join(folder, 'node_modules')
}

function installEleventy(cache) {
  const modules = npm(cache, ['@11ty/eleventy@latest'])
  return {
    name: 'eleventy',
    version: version(join(modules, '@11ty/eleventy')),
    skeleton: 'eleventy',
    out: 'public',
    state: ['public'],
    template: '_includes/document.njk',
    steps: folder => [{argv: [process.execPath, join(modules, '@11ty/eleventy/cmd.cjs'), '--quiet'], cwd: folder}],
  }
}

function installAstro(cache) {
  const modules = npm(cache, ['astro@latest'])
  const node = nodeForAstro(`${cache}-node`)
  const env = {ASTRO_TELEMETRY_DISABLED: '1'}
  return {
    name: 'astro',
    version: `${version(join(modules, 'astro'))}, Node ${execFileSync(node, ['-v'], {encoding: 'utf8'}).trim()}`,
    skeleton: 'astro',
    out: 'public',
    state: ['public', '.cache', '.astro'],
    template: 'src/layouts/Document.astro',
    prepare: folder => symlinkSync(modules, join(folder, 'node_modules')),
    steps: folder => [{argv: [node, join(modules, 'astro/bin/astro.mjs'), 'build', '--silent'], cwd: folder, env}],
  }
}

/** Astro 7 needs Node 22.12; where ours is older, the package `node` brings one. */
function nodeForAstro(cache) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  return join(npm(cache, ['node@24'], true), 'node', 'bin', 'node')
}

// ---- Debian

/** Debian unstable's package, else that of the machine's own release, unpacked and not installed; else the one on the path. */
function installHugo(cache) {
  const found = [() => unpackHugo(cache, 'unstable'), () => unpackHugo(cache, null), () => ({argv: ['hugo'], env: {}})]
  let reason
  for (const find of found) {
    try {
      const {argv, env} = find()
      const said = execFileSync(argv[0], ['version'], {encoding: 'utf8', env: {...process.env, ...env}})
      return hugo(said.match(/v(\d+\.\d+\.\d+)/u)[1], argv, env)
    } catch (error) {
      reason = error
    }
  }
  throw reason
}

const hugo = (number, argv, env) => ({
  name: 'hugo',
  version: number,
  skeleton: 'hugo',
  out: 'public',
  state: ['public', 'resources'],
  template: 'layouts/_default/single.html',
  steps: folder => [{argv: [...argv, '--quiet'], cwd: folder, env}],
})

function unpackHugo(cache, suite) {
  const folder = join(cache, suite ?? 'own')
  const program = join(folder, 'usr', 'bin', 'hugo')
  if (!existsSync(program)) {
    if (process.platform !== 'linux') throw new Error('no Debian packages here')
    const own = apt(join(cache, 'apt-own'))
    const source = suite === null ? own : apt(join(cache, `apt-${suite}`), sourceOf(own, suite))
    const [deb] = unpack(source, ['hugo'], folder)
    // The libraries are the machine's own release's, so that they fit its C library.
    const needed = run('dpkg-deb', ['-f', deb, 'Depends']).match(/\blib(?!c6\b)[\w.+-]+/gu) ?? []
    unpack(own, needed, folder)
  }
  const libraries = readdirSync(join(folder, 'usr', 'lib')).map(name => join(folder, 'usr', 'lib', name))
  return {argv: [program], env: {LD_LIBRARY_PATH: libraries.join(':')}}
}

/** apt with lists and a cache of its own, so that the machine's stay as they are; returns the options that say so. */
function apt(state, source) {
  const lists = join(state, 'lists')
  mkdirSync(join(lists, 'partial'), {recursive: true})
  mkdirSync(join(state, 'archives', 'partial'), {recursive: true})
  const settings = {'Dir::State::Lists': lists, 'Dir::Cache': state, 'APT::Sandbox::User': 'root', 'Acquire::Languages': 'none'}
  if (source !== undefined) {
    settings['Dir::Etc::SourceList'] = join(state, 'sources.list')
    settings['Dir::Etc::SourceParts'] = '-'
    writeFileSync(settings['Dir::Etc::SourceList'], source)
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])
  run('apt-get', [...options, '-qq', 'update'])
  return options
}

/** A line for another suite of the mirror that this machine uses. */
function sourceOf(options, suite) {
  const targets = run('apt-get', [...options, 'indextargets', '--format', '$(REPO_URI) $(LABEL)', 'Created-By: Packages'])
  const mirror = targets.split('\n').find(line => line.endsWith(' Debian'))
  if (!mirror) throw new Error('not a Debian machine')
  return `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror.split(' ')[0]} ${suite} main\n`
}

function unpack(options, names, folder) {
  const downloads = join(folder, 'debs')
  mkdirSync(downloads, {recursive: true})
  run('apt-get', [...options, '-qq', 'download', ...names], downloads)
  const debs = names.map(name =>
    join(
      downloads,
      readdirSync(downloads).find(file => file.startsWith(`${name}_`)),
    ),
  )
  for (const deb of debs) run('dpkg-deb', ['-x', deb, folder])
  return debs
}

function run(command, args, cwd = root) {
  const {status, stdout, stderr, error} = spawnSync(command, args, {cwd, encoding: 'utf8', shell: process.platform === 'win32'})
  if (status !== 0) throw error ?? new Error(stderr || `${command} failed`)
  return stdout
}
