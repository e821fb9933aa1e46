/**
 * Makes a fresh clone ready, and does nothing when it is: installs what the lockfile names, compiles and bundles `src/` to `lib/`, and
 * with `--browser` sees that there is a Chromium and a Chinese font for the tests. Plain Node, as nothing is installed yet.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamps = join(root, 'node_modules', '.gzgk')

const digestOf = files => {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Runs `make` unless the stamp says that it ran for the same files. */
function once(name, files, isThere, make) {
  const stamp = join(stamps, name)
  const digest = digestOf(files)
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  make()
  mkdirSync(stamps, {recursive: true})
  writeFileSync(stamp, digest)
}

const say = text => process.stderr.write(`${text}\n`)

function run(command, args) {
  const {status, error} = spawnSync(command, args, {cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'})
  if (status === 0) return
  say(`准备没有完成：${command} ${args.join(' ')} 失败${error ? `（${error.message}）` : ''}`)
  process.exit(status ?? 1)
}

function sources(folder) {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter(file => file.isFile())
    .map(file =>
      join(file.parentPath, file.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  say(`需要 Node.js 20.19 或更新的版本，这台机器上是 ${process.versions.node}`)
  process.exit(2)
}

once(
  'installed',
  ['package.json', 'package-lock.json'],
  () => existsSync(join(root, 'node_modules', 'typescript')),
  () => {
    say('安装依赖……')
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  },
)

once(
  'compiled',
  ['package-lock.json', 'tsconfig.json', 'scripts/bundle.js', ...sources('src')],
  () => existsSync(join(root, 'lib', 'cli.js')),
  () => {
    say('编译程序……')
    rmSync(join(root, 'lib'), {recursive: true, force: true})
    run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc')])
    run(process.execPath, [join('scripts', 'bundle.js')])
  },
)

if (process.argv.includes('--browser')) {
  const {browserPath, hasChineseFont} = await import('./browser.js')
  if (!browserPath() || !hasChineseFont()) installBrowser()
  if (!browserPath()) {
    say('测试需要 Chromium，没有找到。Debian、Ubuntu 上请安装：apt-get install chromium fonts-noto-cjk；')
    say('其他系统请装好 Chrome 或 Chromium，再用环境变量 CHROME_PATH 指明它。')
    process.exit(2)
  }
}

/** Debian's packages where we may install them; elsewhere the message above says what to do. */
function installBrowser() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return
  say('安装测试用的浏览器和中文字体……')
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  const apt = args => execFileSync('apt-get', args, {stdio: ['ignore', 2, 2], env})
  try {
    apt(['-qq', 'update'])
    apt(['-qq', '-y', '--no-install-recommends', 'install', 'chromium', 'fonts-noto-cjk'])
  } catch (error) {
    say(`没有装上：${error.message}`)
  }
}
