/** The files that a command line names: found, measured, read. Symlinks are refused, other formats are told. */
import type {Stats} from 'node:fs'
import {constants, type FileHandle, lstat, open, readdir, readFile} from 'node:fs/promises'
import {join, relative, resolve, sep} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {byCodePoint, fileOf} from '../base/paths.ts'
import type {Diagnostic, EntryId, JsonSchema, Organization} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'
import {type ImportSource, largest, readerOf, tooBig} from './read-source.ts'
import {refuse, tell} from './say.ts'

export interface Collected {
  readonly sources: readonly ImportSource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** More than this is a slip of the path. */
const mostFiles = 20_000

/** Everything under the paths given, from `cwd`; folders are walked, names beginning with a dot are passed over. */
export async function collect(paths: readonly string[], cwd: string): Promise<Collected> {
  const found: Found = {cwd, sources: new Map(), diagnostics: []}
  for (const path of paths) {
    const stat = await lstat(resolve(cwd, path)).catch(() => null)
    if (!stat) throw new UsageError(`找不到“${path}”`, {note: '核对要导入的文件夹或文件的路径'})
    await visit(found, resolve(cwd, path), stat)
  }
  const sources = [...found.sources.values()].sort((a, b) => byCodePoint(a.path, b.path))
  return {sources, diagnostics: found.diagnostics}
}

interface Found {
  readonly cwd: string
  readonly sources: Map<string, ImportSource>
  readonly diagnostics: Diagnostic[]
}

async function visit(found: Found, file: string, stat: Stats): Promise<void> {
  const path = shownPath(found.cwd, file)
  if (stat.isDirectory()) return walk(found, file)
  if (!stat.isFile()) {
    found.diagnostics.push(
      refuse('import-not-file', path, '是快捷方式（符号链接）或特殊文件，没有导入', {note: '把文件本身复制到要导入的文件夹'}),
    )
  } else if (!readerOf(file)) found.diagnostics.push(tell('import-skipped', path, '不是 Markdown 或 HTML 文件，没有导入'))
  else if (stat.size > largest) found.diagnostics.push(tooBig(path, stat.size))
  else found.sources.set(file, {path, bytes: await bytesOf(file)})
  if (found.sources.size > mostFiles) throw new UsageError(`要导入的文件超过 ${mostFiles} 个`, {note: '核对路径，或分批导入'})
}

async function walk(found: Found, folder: string): Promise<void> {
  for (const name of (await readdir(folder)).toSorted(byCodePoint)) {
    if (name.startsWith('.')) continue
    const file = join(folder, name)
    await visit(found, file, await lstat(file))
  }
}

/** Ids of the entries that a project has, with their paths from its root. */
export async function idsIn(root: string): Promise<ReadonlyMap<EntryId, string>> {
  const names = await readdir(join(root, 'content'), {recursive: true}).catch(error => {
    if (error.code === 'ENOENT') return [] as string[]
    throw error
  })
  const paths = names.map(name => `content/${name.split(sep).join('/')}`).sort(byCodePoint)
  const entries = paths.filter(path => path.endsWith('.md') && !path.includes('/_'))
  return new Map(entries.map(path => [fileOf(path).slice(0, -'.md'.length), path]))
}

/** Ids of the registry by every name that an organisation has or had; a name that two of them bear is left out. */
export async function namesIn(root: string, schemas: ReadonlyMap<string, JsonSchema>): Promise<ReadonlyMap<string, string>> {
  const path = 'content/_data/organizations.yml'
  const bytes = await readFile(join(root, path)).catch(() => null)
  const {data} = bytes ? readData(bytes, path, 'organizations', schemas) : {data: null}
  const names = new Map<string, string>()
  const shared = new Set<string>()
  for (const {id, name, shortName, formerNames} of (data ?? []) as unknown as readonly Organization[]) {
    for (const one of new Set([name, shortName ?? name, ...(formerNames ?? []).map(former => former.name)])) {
      if (names.has(one)) shared.add(one)
      names.set(one, id)
    }
  }
  for (const one of shared) names.delete(one)
  return names
}

/** As people here would write it: from where they stand, or whole when it lies elsewhere. */
function shownPath(cwd: string, file: string): string {
  const path = relative(cwd, file)
  return (path.startsWith('..') ? file : path).split(sep).join('/')
}

/** Reads without following a link that was put there since. */
async function bytesOf(file: string): Promise<Uint8Array> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    return await handle.readFile()
  } finally {
    await handle?.close()
  }
}
