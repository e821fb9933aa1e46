import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Two cores in CI, and many tests start processes of their own.
    maxWorkers: 2,
    projects: [
      {extends: true, test: {name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/site/**', 'test/long/**']}},
      // Tests that look at the whole built sample office: built once for all of them.
      {extends: true, test: {name: 'site', include: ['test/site/**/*.test.ts'], globalSetup: ['test/site/build.ts']}},
    ],
  },
})
