/**
 * What no generator can go below here: reads and hashes all content, then writes files of the same paths and sizes as a site's.
 * `node floor.js <content> <list.json> <out> all|one|none`
 */
import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

const [content, list, out, which] = process.argv.slice(2)

for (const item of readdirSync(content, {recursive: true, withFileTypes: true}))
  if (item.isFile())
    createHash('sha256')
      .update(readFileSync(join(item.parentPath, item.name)))
      .digest('hex')

const files = which === 'none' ? [] : JSON.parse(readFileSync(list, 'utf8'))
const written = which === 'one' ? files.slice(0, 1) : files
const bytes = Buffer.alloc(Math.max(0, ...written.map(({size}) => size)), 'x')
const made = new Set()
for (const {path, size} of written) {
  const parent = dirname(join(out, path))
  if (!made.has(parent)) mkdirSync(parent, {recursive: true})
  made.add(parent)
  writeFileSync(join(out, path), bytes.subarray(0, size))
}
