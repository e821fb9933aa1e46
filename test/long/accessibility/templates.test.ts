/** The list of templates is whole: every layout of the theme has a page on it, and each page is drawn by the layout that it stands for. */
import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {gzgk, root} from '../../gzgk.ts'
import {templates} from '../../site/accessibility/templates.ts'
import {asOf} from '../../site/build.ts'
import {makeFolder} from '../../temporary.ts'

const layoutsOfTheme = join(root, 'themes', 'default', 'layouts')
const layouts = readdirSync(layoutsOfTheme).map(file => file.replace('.njk', ''))

/** The layout, writing its own name into the pages that it draws: a layout that extends another one has the last word. */
function marked(layout: string): string {
  const source = readFileSync(join(layoutsOfTheme, `${layout}.njk`), 'utf8')
  const block = '{% block bodyattributes %}'
  const mark = ` data-layout="${layout}"`
  return source.includes(block) ? source.replace(block, block + mark) : `${source}${block}${mark}{% endblock %}\n`
}

const dist = join(makeFolder(), 'dist')
beforeAll(() => {
  const office = makeFolder()
  for (const name of ['gzgk.config.yml', 'content']) cpSync(join(root, name), join(office, name), {recursive: true})
  const own = join(office, 'themes', 'default', 'layouts')
  mkdirSync(own, {recursive: true})
  for (const layout of layouts) writeFileSync(join(own, `${layout}.njk`), marked(layout))
  const {code, output} = gzgk(['build', '--out', dist, '--as-of', asOf], {cwd: office})
  expect(code, output).toBe(0)
})

test('every page is drawn by the layout that it stands for', () => {
  for (const {path, layout, name} of templates) {
    const file = path.replace(/\?.*/u, '').replace(/\/$/u, '/index.html')
    expect(/<body[^>]* data-layout="([^"]+)"/u.exec(readFileSync(join(dist, file), 'utf8'))?.[1], name).toBe(layout)
  }
})

test('every layout but the bare frame has a page', () => {
  const shown = new Set(templates.map(({layout}) => layout))
  expect(layouts.filter(layout => layout !== 'base' && !shown.has(layout))).toEqual([])
})
