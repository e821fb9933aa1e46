import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {generateFeedDocs} from '../../scripts/generate-feed-docs.js'
import type {classWords} from '../../src/feed/codes.ts'
import {opWords} from '../../src/feed/projections.ts'
import {explanations} from '../../src/stages/feed.ts'

const text = readFileSync(new URL('../../docs/feed.md', import.meta.url), 'utf8')

test('the tables of docs/feed.md are those of the program (npm run generate)', async () => {
  expect(text).toBe(await generateFeedDocs())
})

test('the prose names every event, class and message', () => {
  const prose = text.slice(0, text.indexOf('## 字段'))
  for (const op of Object.keys(opWords)) expect(prose).toContain(`| \`${op}\` |`)
  for (const name of ['metadata', 'minor'] satisfies (keyof typeof classWords)[]) expect(prose).toContain(`\`${name}\``)
  for (const {id} of explanations) expect(prose).toContain(`\`${id}\``)
})
