import {defineConfig} from 'astro/config'

export default defineConfig({
  site: 'https://www.example.gov.cn',
  outDir: './public',
  cacheDir: './.cache',
  publicDir: './static',
  trailingSlash: 'always',
  // There is no code to colour in these texts.
  markdown: {syntaxHighlight: false},
})
