/** The folder of a project: where `gzgk.config.yml` is. */
import {readdir, readFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'

export const configName = 'gzgk.config.yml'

/** The folder that holds the config: `root` if given, else the nearest one upwards. */
export async function findRoot(cwd: string, root?: string): Promise<string> {
  if (root !== undefined) {
    const folder = resolve(cwd, root)
    if (await bytesOf(join(folder, configName))) return folder
    const note = (await misnamed(folder)) ?? '核对 --root 后面的文件夹'
    throw new UsageError(`${folder} 里没有 ${configName}`, {note})
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await bytesOf(join(folder, configName))) return folder
    if (dirname(folder) === folder) break
  }
  throw new UsageError(`这里和上级文件夹里都没有 ${configName}`, {
    note: (await misnamed(resolve(cwd))) ?? '先进入放着网站内容的文件夹再运行，或用 --root 指明它',
  })
}

/** What to do about a config under another name: another ending, capitals, a copy's number; null when there is none. */
async function misnamed(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => [])
  const found = names.find(name => /^gzgk[ ._-]*config.*\.(?:ya?ml|json|txt|js|ts)$/iu.test(name))
  return found === undefined ? null : `把 ${found} 改名为 ${configName}`
}

/** The bytes of a file; null when it is not there. */
export const bytesOf = (file: string): Promise<Uint8Array | null> =>
  readFile(file).catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
