/** The workflows that `init ci` writes: valid by the hosts' own schemas, their scripts readable by a shell, and careful with secrets. */
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {describe, expect, onTestFinished, test} from 'vitest'
import {parse} from 'yaml'
import {hosts} from '../../src/ci/index.ts'
import {makeRepository} from '../diff/repository.ts'
import {gzgk} from '../gzgk.ts'

type Yaml = Readonly<Record<string, unknown>>
const hostOf = (name: string) => hosts.find(host => host.name === name)!
const textsOf = (name: string): string[] => hostOf(name).files.map(({text}) => text)

function faultsOf(schema: string, value: unknown): unknown {
  const file = createRequire(import.meta.url).resolve(`schemastore/schemas/json/${schema}`)
  const ajv = new Ajv({strict: false, allErrors: true, validateFormats: false})
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
  return validate(value) ? [] : validate.errors
}
/** Every `run` and `script` of a workflow, however deep. */
function scriptsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(scriptsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'run') return [String(inner)]
    if (key === 'script' || key === 'before_script' || key === 'commands') return [(inner as readonly string[]).join('\n')]
    return scriptsIn(inner)
  })
}

describe('for GitHub', () => {
  test.each(hostOf('github').files.map(({path, text}) => [path, text] as const))('%s is a workflow', (_path, text) => {
    expect(faultsOf('github-workflow.json', parse(text))).toEqual([])
  })

  test('what runs the content of a stranger has a token that only reads, and no secret', () => {
    const [check] = textsOf('github').map(text => parse(text) as Yaml)
    expect(check!['permissions']).toEqual({contents: 'read'})
    expect(Object.keys(check!['on'] as Yaml)).toEqual(['pull_request'])
    expect(textsOf('github')[0]).not.toContain('secrets.')
    expect(textsOf('github').join('')).not.toContain('pull_request_target')
  })

  test('what may write a comment runs nothing of the pull request', () => {
    const [, comment] = textsOf('github')
    expect(comment).not.toMatch(/actions\/checkout|npm |gzgk (?:check|diff|build)/u)
  })

  test('no expression stands in a script, where it would be read as one', () => {
    for (const script of textsOf('github').flatMap(text => scriptsIn(parse(text)))) {
      const written = [...script.matchAll(/\$\{\{\s*([\w.]+)/gu)].map(([, name]) => name)
      // Addresses and numbers that GitHub itself makes.
      expect(written.filter(name => !['github.server_url', 'github.repository', 'github.run_id'].includes(name!))).toEqual([])
    }
  })

  test('secrets are there on the main branch alone, in an environment of their own', () => {
    const publish = parse(textsOf('github')[2]!) as {readonly jobs: Readonly<Record<string, Yaml>>; readonly on: Yaml}
    const withSecrets = Object.entries(publish.jobs).filter(([, job]) => JSON.stringify(job).includes('secrets.'))
    expect(withSecrets.map(([name, job]) => [name, job['environment']])).toEqual([['push', {name: 'gongwenku'}]])
    expect(publish.jobs['build']!['if']).toBe("github.ref == 'refs/heads/main'")
    expect(publish.on['schedule']).toEqual([{cron: '10 16 * * *'}])
  })
})

describe('for GitLab', () => {
  test('it is a pipeline', () => {
    expect(
      faultsOf(
        'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json',
        parse(textsOf('gitlab')[0]!),
      ),
    ).toEqual([])
  })

  test('the push runs on the protected branch alone', () => {
    const push = (parse(textsOf('gitlab')[0]!) as Readonly<Record<string, Yaml>>)['gzgk-push']!
    expect(JSON.stringify(push['rules'])).toContain('$CI_COMMIT_REF_PROTECTED == \\"true\\"')
  })
})

test('for Gitee each is a pipeline with a name, a trigger and a step', () => {
  for (const text of textsOf('gitee')) {
    const {name, triggers, stages} = parse(text) as Yaml
    expect(name).toMatch(/^gzgk-/u)
    expect(Object.keys(triggers as Yaml)).toContain('trigger')
    expect(JSON.stringify(stages)).toContain('build@nodejs')
  }
})

test('every script is one that a shell can read, and every command one that gzgk has', () => {
  const texts = hosts.flatMap(({files}) => files.map(({path, text}) => (path.endsWith('.sh') ? [text] : scriptsIn(parse(text)))))
  for (const script of texts.flat()) {
    const plain = script.replaceAll(/\$\{\{.*?\}\}/gu, 'x')
    expect(spawnSync('sh', ['-n'], {input: plain, encoding: 'utf8'}).stderr).toBe('')
    for (const [, name = '', rest = ''] of plain.matchAll(/(?:--no-install gzgk|"\$gzgk") (\w+)([^\n;]*)/gu)) {
      const help = readFileSync(join(import.meta.dirname, '..', 'commands', 'golden', `help-${name}.txt`), 'utf8')
      for (const [long] of rest.matchAll(/--[a-z][a-z-]+/gu)) expect(help, `${name} ${long}`).toContain(long)
    }
  }
})

describe('gzgk init ci', () => {
  test('writes the files, says what is left to do, and writes over nothing', () => {
    const repository = makeRepository()
    onTestFinished(() => repository.drop())
    const ran = gzgk(['init', 'ci', '--hook'], {cwd: repository.root})
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('写好了 gzgk-pre-receive.sh')
    expect(statSync(join(repository.root, 'gzgk-pre-receive.sh')).mode & 0o100).toBe(0o100)
    expect(gzgk(['init', 'ci', '--hook'], {cwd: repository.root})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('已经有了'),
    })
    expect(gzgk(['init', 'ci', '--hook', '--force'], {cwd: repository.root}).code).toBe(0)
    expect(gzgk(['init', 'ci'], {cwd: repository.root})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('没有说明写给哪个平台'),
    })
    expect(existsSync(join(repository.root, '.github'))).toBe(false)
  })
})
