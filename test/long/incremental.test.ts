/** The tests of warm builds once more, with many more scripts of edits. */
process.env['ROUNDS'] = '8'
await import('../pipeline/incremental.test.ts')
