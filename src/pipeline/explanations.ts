/** Everything that `gzgk explain` knows: rules speak for themselves, each room for its own messages. */
import {byCodePoint} from '../base/paths.ts'
import type {Explanation, Project} from '../base/types.ts'
import {explanations as frontmatter} from '../frontmatter/explanations.ts'
import {explanations as graph} from '../graph/explanations.ts'
import {explanations as imported} from '../import/explanations.ts'
import {explanations as markdown} from '../markdown/explanations.ts'
import {explanations as pushed} from '../push/refused.ts'
import {explanations as waivers} from '../rules/waived.ts'
import {explanations as checkFile} from '../stages/check-file.ts'
import {explanations as feed} from '../stages/feed.ts'
import {explanations as load} from '../stages/load.ts'
import {explanations as register} from '../stages/register.ts'
import {explanations as scan} from '../stages/scan.ts'
import {explanations as silent} from './silent.ts'

/** By id, code point order. */
export function allExplanations({rules}: Pick<Project, 'rules'>): Explanation[] {
  const ofRules = rules.map(({id, title, why, clause, confidence}) => ({id, title, why, ...(confidence !== 'm' && {clause})}))
  return [
    ...frontmatter,
    ...graph,
    ...imported,
    ...markdown,
    ...pushed,
    ...checkFile,
    ...feed,
    ...load,
    ...register,
    ...scan,
    ...silent,
    ...waivers,
    ...ofRules,
  ].sort((a, b) => byCodePoint(a.id, b.id))
}
