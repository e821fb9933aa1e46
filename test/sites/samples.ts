/** A site of one entry of every kind: the kinds' own samples, which refer only to one another. */
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Frontmatter, Kind} from '../../src/base/types.ts'
import {stringify} from '../../src/frontmatter/stringify.ts'
import {kinds} from '../../src/kinds/index.ts'
import {root} from '../gzgk.ts'

/** Rules that ask of a site as a whole what one sample of each kind, from several years, can't give. */
export const unasked: readonly string[] = [
  'decision-catalogue',
  'feed-elements',
  'normative-downloads',
  'site-columns-empty',
  'site-columns-fresh',
  'site-home-fresh',
]

/** Writes the config, the registry and the samples; `change` may alter the data and body of each. */
export function writeSamples(
  folder: string,
  change: (kind: Kind) => {readonly data: Frontmatter; readonly body: string} = ({sample}) => sample,
): void {
  // One of each kind, from several years, is not yet a site that is looked after.
  const config = readFileSync(join(root, 'gzgk.config.yml'), 'utf8')
  writeFileSync(join(folder, 'gzgk.config.yml'), `${config}\nlevels: {${unasked.map(id => `${id}: "off"`).join(', ')}}\n`)
  cpSync(join(root, 'content', '_data'), join(folder, 'content', '_data'), {recursive: true})
  for (const kind of kinds) {
    const file = join(folder, kind.sample.path)
    const {data, body} = change(kind)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, stringify(data, body))
  }
}
