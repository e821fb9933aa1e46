/** Every kind, alphabetical. */
import type {Kind} from '../base/types.ts'
import catalogue from './catalogue.ts'
import consultation from './consultation.ts'
import decision from './decision.ts'
import guide from './guide.ts'
import interpretation from './interpretation.ts'
import listing from './listing.ts'
import notice from './notice.ts'
import openDay from './open-day.ts'
import page from './page.ts'
import policy from './policy.ts'
import proposal from './proposal.ts'
import report from './report.ts'
import response from './response.ts'
import rule from './rule.ts'
import tombstone from './tombstone.ts'
import topic from './topic.ts'
import workplan from './workplan.ts'

export const kinds: readonly Kind[] = [
  catalogue,
  consultation,
  decision,
  guide,
  interpretation,
  listing,
  notice,
  openDay,
  page,
  policy,
  proposal,
  report,
  response,
  rule,
  tombstone,
  topic,
  workplan,
]
