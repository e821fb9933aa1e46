import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** The folder of the package, with its schemas and themes. How deep below it a module lies changes when modules are bundled. */
export const packageRoot = rootAbove(import.meta.dirname)

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder))
}
