import {defineCollection} from 'astro:content'
import {glob} from 'astro/loaders'

export const collections = {documents: defineCollection({loader: glob({base: './content', pattern: '**/*.md'})})}
