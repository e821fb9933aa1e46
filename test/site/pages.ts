/** Reads a built site from disk, for tests that look at all of it. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

export const filesOf = (dist: string): string[] =>
  readdirSync(dist, {recursive: true, withFileTypes: true})
    .filter(file => file.isFile())
    .map(file =>
      join(file.parentPath, file.name)
        .slice(dist.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()

export const pagesOf = (dist: string): string[] =>
  filesOf(dist).filter(file => file.endsWith('.html') && !file.startsWith('pagefind/'))

export const read = (dist: string, file: string): string => readFileSync(join(dist, file), 'utf8')

/** The URL path of a page file. */
export const urlOf = (file: string): string => `/${file.replace(/(?:^|(?<=\/))index\.html$/u, '')}`
