/** The site as it was published the last time: its own list of files, to be held against the new one. */
import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {isObject} from '../base/json.ts'
import type {Json} from '../base/types.ts'

const listName = 'files.json'

/** Paths of a published site, from its folder or its `files.json`; `said` is how the path was written. */
export function readPublished(path: string, said: string): readonly string[] {
  const file = isFolder(path) ? join(path, listName) : path
  const paths = pathsIn(file, said)
  if (paths) return paths
  throw new UsageError(`--published 的 ${said} 不是网站的文件清单`, {note: `写生成过的网站的文件夹，或者其中的 ${listName}`})
}

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true

function pathsIn(file: string, said: string): string[] | null {
  const list = parsed(textOf(file, said))
  const files = isObject(list) ? list['files'] : undefined
  if (!Array.isArray(files)) return null
  const paths = (files as readonly Json[]).map(item => (isObject(item) ? item['path'] : undefined))
  return paths.every((path): path is string => typeof path === 'string') ? paths : null
}

function textOf(file: string, said: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`--published 的 ${said} 读不到：没有 ${file}`, {
      note: `写生成过的网站的文件夹，或者其中的 ${listName}；第一次发布时不用写这个选项`,
    })
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
