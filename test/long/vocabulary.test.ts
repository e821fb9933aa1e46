/**
 * The structured data of the whole sample office uses the words of schema.org as its vocabulary defines them: every node of every
 * page is compiled as a literal of its type in schema-dts, which refuses unknown members, values of another type, and words
 * outside an enumeration. That it agrees with index.json: test/site/jsonld.test.ts.
 */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import ts from 'typescript'
import {afterAll, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {asOf} from '../site/build.ts'
import {type Node, nodesOf} from '../site/jsonld.ts'
import {pagesOf} from '../site/pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'gzgk-vocabulary-'))
const dist = join(folder, 'dist')
gzgk(['build', '--out', dist, '--as-of', asOf, '--no-search'])
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** What the compiler says of nodes as literals of their types. */
function complaints(given: readonly Node[]): string[] {
  const types = [...new Set(given.map(node => node['@type']))]
  const lines = given.map((node, index) => `const n${index}: ${node['@type']} = ${JSON.stringify(node)}; void n${index}`)
  const source = `import type {${types.join(', ')}} from 'schema-dts'\n${lines.join('\n')}\n`
  const file = join(import.meta.dirname, 'nodes.ts')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  }
  const host = ts.createCompilerHost(options)
  const {fileExists, getSourceFile} = host
  host.fileExists = name => name === file || fileExists(name)
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, source, language) : getSourceFile(name, language)
  const program = ts.createProgram([file], options, host)
  return ts.getPreEmitDiagnostics(program).map(({start = 0, messageText}) => {
    const at = source.slice(0, start).split('\n').length - 2
    return `${JSON.stringify(given[at]).slice(0, 200)}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 400)}`
  })
}

/** `query-input` annotates the target of an action (schema.org/docs/actions.html) and is no member of the vocabulary. */
const withoutAnnotations = (node: Node): Node => JSON.parse(JSON.stringify(node).replace(/,"query-input":"[^"]*"/u, '')) as Node

test('speaks schema.org on every page', () => {
  const nodes = pagesOf(dist).flatMap(file => nodesOf(dist, file))
  expect(new Set(nodes.map(node => node['@type'])).size).toBeGreaterThan(8)
  const different = [...new Map(nodes.map(node => [JSON.stringify(node), withoutAnnotations(node)])).values()]
  expect(complaints(different)).toEqual([])
})

test('a member or a word that schema.org does not have would be refused', () => {
  const law = {'@type': 'Legislation', name: '办法', legislationLegalForce: 'InForce'}
  const wrong = [
    {...law, legislationLegalForce: '有效'},
    {...law, legislationState: 'InForce'},
    {'@type': 'Report', number: 3},
  ]
  expect(complaints([law, ...wrong])).toHaveLength(3)
})
