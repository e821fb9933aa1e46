/**
 * src/ -> lib/, as a few files. Compiled one by one the program has more than seven hundred, and to find, read and compile those took
 * half of what a check after an edit takes. What a command does not use stays in files of its own, cut where the sources say `await
 * import()`; packages stay where npm puts them.
 *
 * It runs behind tsc, which has written types and, one by one, every module: these are taken away, so that what lies in lib/ is what
 * runs, and `toolchain.ts` has little to read. Whoever runs tsc alone has the entries written anew, and with them runs what tsc wrote.
 */
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {rolldown} from 'rolldown'

const root = join(import.meta.dirname, '..')
const lib = join(root, 'lib')
const chunks = 'chunks'
const entries = ['cli', 'index', 'pipeline/worker', 'folder/looking', 'workshop']

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map(entry => [entry, `./src/${entry}.ts`])),
  external: (id, _importer, isResolved) => !isResolved && !id.startsWith('.'),
  platform: 'node',
  checks: {ineffectiveDynamicImport: false},
})
const {output} = await bundle.generate({
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: `${chunks}/[name].js`,
})
await bundle.close()

// Entries come last: until then lib/ is whole as tsc wrote it.
rmSync(join(lib, chunks), {recursive: true, force: true})
for (const {fileName, code} of output.toSorted((a, b) => Number(a.isEntry) - Number(b.isEntry))) {
  const file = join(lib, fileName)
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, code)
}
const kept = new Set(output.map(({fileName}) => fileName))
for (const name of readdirSync(lib, {recursive: true}).map(name => name.replaceAll('\\', '/')))
  if (name.endsWith('.js') && !kept.has(name)) rmSync(join(lib, name))
