/** The folder of the content: that there is some, and that no site is written into it. */
import {readdir} from 'node:fs/promises'
import {isAbsolute, join, relative, resolve, sep} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {byCodePoint} from '../base/paths.ts'

/** Refuses a project without a single content file: a site of nothing would take the place of the last one. */
export async function requireContent(root: string): Promise<void> {
  const names = await readdir(join(root, 'content'), {recursive: true}).catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (names === null)
    throw new UsageError(`${root} 里没有 content 文件夹`, {note: '网站的内容放在 content/ 里；核对是不是改了名、移走了'})
  if (!names.some(name => name.endsWith('.md')))
    throw new UsageError(`${join(root, 'content')} 里没有内容文件`, {
      note: '内容文件以 .md 结尾，放在各类文件夹里，如 content/policies/2026/sswg-2026-4.md',
    })
}

/** Content files that are entries, from the project root, in code point order; none where there is no content. */
export async function contentFiles(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, 'content'), {recursive: true}).catch(() => [] as string[])
  return names
    .map(name => `content/${name.split(sep).join('/')}`)
    .filter(path => path.endsWith('.md') && !path.includes('/_'))
    .sort(byCodePoint)
}

/** Refuses to write a site where content is read: its pages would be taken for content the next time. `out` is from the root. */
export function refuseAmidContent(root: string, out: string): void {
  const path = relative(join(root, 'content'), resolve(root, out))
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return
  throw new UsageError(`网站不能写到放内容的文件夹里：${out}`, {note: '换一个 content 以外的文件夹，例如 --out dist'})
}
