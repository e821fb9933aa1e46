/** Identity functions that give the three sockets their types. */
import type {Json, Kind, Output, Rule} from './types.ts'

export const defineKind = (kind: Kind): Kind => Object.freeze(kind)
export const defineRule = (rule: Rule): Rule => Object.freeze(rule)
export const defineOutput = <View extends Json>(output: Output<View>): Output<View> => Object.freeze(output)
