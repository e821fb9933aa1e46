/** 1. The files of `content/`, found and digested. The only step that looks at the folder itself. */
import {lstatSync, readdirSync} from 'node:fs'
import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {diagnostic, UsageError} from '../base/diagnostics.ts'
import {byCodePoint, folded, pathFault} from '../base/paths.ts'
import type {Diagnostic, Explanation, Result, Source, Stage} from '../base/types.ts'
import {type FileDigests, openFileDigests} from '../folder/file-digests.ts'

interface Taken {
  readonly root: string
  readonly folder: string
  /** Where the digests of the last run are remembered; null: every file is read. */
  readonly memory: string | null
}

/** Sources in code point order of their paths. What is no plain file, or badly named, is left out and said. */
export const scan: Stage<string | null, Taken, readonly Source[]> = {
  name: 'scan',
  take: (memory, project) => ({root: project.root, folder: 'content', memory}),
  async run({root, folder, memory}) {
    await mustBeFolder(root, folder)
    return scanned(root, folder, memory)
  },
}

/** The sources of a folder that is there. */
export function scanned(root: string, folder: string, memory: string | null): Result<readonly Source[]> {
  const sources: Source[] = []
  const diagnostics: Diagnostic[] = []
  const digests = openFileDigests(memory)
  walk({root, sources, diagnostics, digests}, folder)
  digests.save()
  sources.sort((a, b) => byCodePoint(a.path, b.path))
  diagnostics.push(...collisions(sources))
  return {value: sources, diagnostics}
}

export const explanations: readonly Explanation[] = [
  {
    id: 'path-refused',
    title: '文件名不能用',
    why: '文件名就是网址的一部分，要能在 Windows、网站服务器和公文库里原样使用。',
    wrong: 'content/policies/2025/示商务规 3号?.md',
    right: 'content/policies/2025/sswg-2025-3.md',
  },
  {
    id: 'path-not-file',
    title: '不是普通文件',
    why: '快捷方式（符号链接）和设备文件可能指向文件夹以外的内容，不会发布。请放入文件本身。',
  },
  {id: 'path-collision', title: '文件名只有大小写或全半角不同', why: 'Windows 和部分服务器不区分它们，发布后会互相覆盖。'},
]

/** Editors' leftovers and originals kept by `import` (`content/_originals/`) are no content. */
const isIgnored = (name: string): boolean =>
  name.startsWith('.') ||
  name.startsWith('~$') ||
  name.endsWith('~') ||
  name.endsWith('.swp') ||
  name === 'Thumbs.db' ||
  (name.startsWith('_') && name !== '_data')

/** Without its content a site would be empty, and an empty site would take the place of the last one. */
async function mustBeFolder(root: string, folder: string): Promise<void> {
  const isFolder = await stat(join(root, folder)).then(
    found => found.isDirectory(),
    error => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return false
      throw error
    },
  )
  if (isFolder) return
  throw new UsageError(`${root} 里没有放内容的文件夹 ${folder}`, {
    note: `建一个 ${folder} 文件夹，或核对是不是在网站的文件夹里运行`,
  })
}

interface Walk {
  readonly root: string
  readonly sources: Source[]
  readonly diagnostics: Diagnostic[]
  readonly digests: FileDigests
}

/** In one thread and without waiting: for many small files the fastest way by far. */
function walk({root, sources, diagnostics, digests}: Walk, folder: string): void {
  for (const name of readdirSync(join(root, folder)).sort(byCodePoint)) {
    if (isIgnored(name)) continue
    const path = `${folder}/${name}`
    // What cannot be decoded has no name that the system would know it by.
    const fault = name.includes('\ufffd') ? '含有无法识别的字符' : pathFault(name)
    if (fault) {
      diagnostics.push(refused(path, fault))
      continue
    }
    const found = lstatSync(join(root, path))
    if (found.isDirectory()) walk({root, sources, diagnostics, digests}, path)
    else if (found.isFile()) sources.push({path, ...digests.of(root, path, found), revision: null})
    else diagnostics.push(notFile(path))
  }
}

const refused = (path: string, fault: string): Diagnostic =>
  diagnostic({source: 'graph', ruleId: 'path-refused', path, reason: `文件名${fault}`, note: '改名后再试，例如 sswg-2025-3.md'})

const notFile = (path: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'path-not-file',
    path,
    reason: '这是快捷方式（符号链接）或特殊文件，不会发布',
    note: '把文件本身复制到这里',
  })

/** Two names that one file system would take for the same. */
function collisions(sources: readonly Source[]): Diagnostic[] {
  const seen = new Map<string, string>()
  const found: Diagnostic[] = []
  for (const {path} of sources) {
    const first = seen.get(folded(path))
    if (first === undefined) seen.set(folded(path), path)
    else
      found.push(
        diagnostic({
          source: 'graph',
          ruleId: 'path-collision',
          path,
          reason: `与 ${first} 只有大小写或全半角不同`,
          note: '给其中一个改名',
        }),
      )
  }
  return found
}
