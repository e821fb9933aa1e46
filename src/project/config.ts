/** `gzgk.config.yml`, found upwards from where a command runs, read and checked. Its faults are faults of the command: exit code 2. */
import {readFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import type {Config, JsonSchema} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'

export const configName = 'gzgk.config.yml'

/** The folder that holds the config: `root` if given, else the nearest one upwards. */
export async function findRoot(cwd: string, root?: string): Promise<string> {
  if (root !== undefined) {
    const folder = resolve(cwd, root)
    if (await bytesOf(join(folder, configName))) return folder
    throw new UsageError(`${folder} 里没有 ${configName}`, {note: '核对 --root 后面的文件夹'})
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await bytesOf(join(folder, configName))) return folder
    if (dirname(folder) === folder) break
  }
  throw new UsageError(`这里和上级文件夹里都没有 ${configName}`, {
    note: '先进入放着网站内容的文件夹再运行，或用 --root 指明它',
  })
}

/** Reads the config; its diagnostics, if any is an error, ride on the `UsageError` thrown. */
export async function readConfig(root: string, schemas: ReadonlyMap<string, JsonSchema>): Promise<Config> {
  const bytes = await bytesOf(join(root, configName))
  const {data, diagnostics} = readData(bytes ?? new Uint8Array(), configName, 'config', schemas)
  if (data === null) throw faulty(diagnostics)
  return data as unknown as Config
}

const faulty = (diagnostics: UsageError['diagnostics']): UsageError =>
  new UsageError(`${configName} 有错误，没有继续`, {
    note: '改好后再运行一次',
    diagnostics: diagnostics.map(diagnostic => ({...diagnostic, source: 'config'})),
  })

const bytesOf = (file: string): Promise<Uint8Array | null> =>
  readFile(file).catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
