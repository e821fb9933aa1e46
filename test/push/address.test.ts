import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {addressOf} from '../../src/push/address.ts'
import {secretOf} from '../../src/push/secret.ts'
import {makeFolder} from '../temporary.ts'

const allowed = {GZGK_PUSH_HOSTS: 'gwk.example.gov.cn, other.example:8443'}
const address = (url: string, env: Record<string, string> = allowed) => addressOf({id: 'jn', url}, env).href

describe('where a push may go', () => {
  test.each([
    ['https://gwk.example.gov.cn/in', 'https://gwk.example.gov.cn/in/'],
    ['https://other.example:8443/', 'https://other.example:8443/'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4400/'],
    ['http://[::1]:4400/x', 'http://[::1]:4400/x/'],
  ])('%s', (url, whole) => expect(address(url)).toBe(whole))

  test.each([
    ['http://gwk.example.gov.cn/in', '不是 https'],
    ['http://localhost:4400/', '不是 https'],
    ['http://127.0.0.1.evil.example/', '不是 https'],
    ['https://evil.example/in', '不在许可之列'],
    ['https://gwk.example.gov.cn:444/in', '不在许可之列'],
    ['https://sub.gwk.example.gov.cn/in', '不在许可之列'],
    ['https://user:pass@gwk.example.gov.cn/in', '账号'],
    ['https://gwk.example.gov.cn/in?token=1', '参数'],
    ['nonsense', '不是网址'],
    ['ftp://gwk.example.gov.cn/', '不是 https'],
  ])('not to %s', (url, words) => expect(() => address(url)).toThrow(words))

  test('not while certificates go unchecked', () => {
    expect(() => address('https://gwk.example.gov.cn/', {...allowed, NODE_TLS_REJECT_UNAUTHORIZED: '0'})).toThrow('证书检查')
  })
  test('not to a host that nobody has allowed', () => {
    expect(() => address('https://gwk.example.gov.cn/', {})).toThrow(UsageError)
  })
})

describe('the token', () => {
  const root = makeFolder()
  const library = {id: 'jn', name: '库', url: 'https://gwk.example.gov.cn/'}
  const token = 'planted-SECRET_0123456789/abc=='
  const file = (name: string, text = `${token}\n`, mode = 0o600): string => {
    const path = join(root, name)
    mkdirSync(join(path, '..'), {recursive: true})
    writeFileSync(path, text)
    chmodSync(path, mode)
    return path
  }

  test('comes from the environment or from a file', () => {
    expect(secretOf({...library, tokenEnv: 'GZGK_T'}, root, {GZGK_T: token}).token).toBe(token)
    expect(secretOf({...library, tokenFile: file('token')}, root, {}).token).toBe(token)
    expect(secretOf(library, root, {}).token).toBeNull()
  })

  test.each([
    ['an empty variable', () => secretOf({...library, tokenEnv: 'GZGK_T'}, root, {GZGK_T: ' '})],
    ['both at once', () => secretOf({...library, tokenEnv: 'GZGK_T', tokenFile: 'token'}, root, {GZGK_T: token})],
    ['a second header', () => secretOf({...library, tokenEnv: 'GZGK_T'}, root, {GZGK_T: `${token}\r\nX: y`})],
    ['a file that others can read', () => secretOf({...library, tokenFile: file('open', token, 0o644)}, root, {})],
    ['a file in content', () => secretOf({...library, tokenFile: file('content/token')}, root, {})],
    ['a file that is not there', () => secretOf({...library, tokenFile: 'nowhere'}, root, {})],
    ['a large file', () => secretOf({...library, tokenFile: file('large', 'x'.repeat(9000))}, root, {})],
    ['a folder', () => secretOf({...library, tokenFile: root}, root, {})],
  ])('is refused: %s', (_name, open) => {
    expect(open).toThrow(UsageError)
    expect(open).not.toThrow(token)
  })

  test('is hidden in whatever form it comes back', () => {
    const {hide} = secretOf({...library, tokenEnv: 'GZGK_T'}, root, {GZGK_T: token})
    const echoes = [token, encodeURIComponent(token), Buffer.from(token).toString('base64'), JSON.stringify(token)]
    for (const echo of echoes) expect(hide(`before ${echo} after`)).not.toContain(echo)
  })
})
