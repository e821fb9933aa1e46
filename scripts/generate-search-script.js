/**
 * themes/default/search/*.js -> themes/default/assets/search.js: one small file for visitors, pieces for whoever reads or tests them.
 * `npm run generate` writes the file; test/theme/search-script.test.ts calls `searchScript` and compares.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {rolldown} from 'rolldown'

const source = new URL('../themes/default/search/page.js', import.meta.url)
const target = new URL('../themes/default/assets/search.js', import.meta.url)

/** The whole of assets/search.js, as text. */
export async function searchScript() {
  // Pagefind lies in the built site.
  const bundle = await rolldown({input: fileURLToPath(source), external: /^\/pagefind\//, transform: {target: 'es2019'}})
  const {output} = await bundle.generate({format: 'es', minify: true})
  await bundle.close()
  if (output.length !== 1) throw new Error('the search script is to be one file')
  // What is left for other bundlers.
  return output[0].code.replaceAll('/* @__PURE__ */ ', '')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, await searchScript())
