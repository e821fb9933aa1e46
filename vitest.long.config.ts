import {defineConfig} from 'vitest/config'

/** Tests that take minutes: `npm run test:long`. */
export default defineConfig({
  test: {
    testTimeout: 1_200_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
    maxConcurrency: 2,
    include: ['test/long/**/*.test.ts'],
    // The sample office, built once for the tests that look at its pages.
    globalSetup: ['test/site/build.ts'],
  },
})
