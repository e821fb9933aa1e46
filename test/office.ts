/** A small office of its own in a temporary folder: this repository's config and registry, and the files a test names. */
import {cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {root} from './gzgk.ts'

export interface Office {
  readonly folder: string
  put(path: string, text: string | Uint8Array): void
  remove(): void
}

export const aboutPage = `---
title: 机构概况
publishDate: 2026-01-05
---

## 主要职责

负责全市商务工作。
`

export function makeOffice(files: Readonly<Record<string, string | Uint8Array>> = {'content/pages/about.md': aboutPage}): Office {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gzgk-office-')))
  const put = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  cpSync(join(root, 'gzgk.config.yml'), join(folder, 'gzgk.config.yml'))
  cpSync(join(root, 'content', '_data'), join(folder, 'content', '_data'), {recursive: true})
  for (const [path, text] of Object.entries(files)) put(path, text)
  return {folder, put, remove: () => rmSync(folder, {recursive: true, force: true})}
}
