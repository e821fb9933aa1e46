// Placeholder until generated from schemas/ by scripts/generate-types.js.
export interface Config { readonly [section: string]: unknown }
export interface Organization { readonly id: string; readonly name: string }
