/** Where a push may go. The address stands in the config; which hosts may be given a key is said where the push runs, out of reach of content. */
import {UsageError} from '../base/diagnostics.ts'
import type {Library} from './types.ts'

/** The environment variable that lists the hosts. */
export const hostsVariable = 'GZGK_PUSH_HOSTS'

type Env = Readonly<Record<string, string | undefined>>

/** The address, with a slash at its end. Throws `UsageError` when it may not be used. */
export function addressOf({id, url}: Pick<Library, 'id' | 'url'>, env: Env): URL {
  const faulty = (why: string, note: string): UsageError => new UsageError(`${id} 的接口地址${why}`, {note})
  if (!URL.canParse(url)) throw faulty('不是网址', '在 gzgk.config.yml 里改正 feed.libraries 的 url')
  const address = new URL(url.endsWith('/') ? url : `${url}/`)
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '')
    throw faulty('里有账号、参数或锚点', '只写网址；令牌用 tokenEnv 或 tokenFile')
  if (isLoopback(address)) return address
  if (address.protocol !== 'https:') throw faulty('不是 https', '改用 https://；只有本机可以用 http://')
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    throw new UsageError('证书检查被关掉了（NODE_TLS_REJECT_UNAUTHORIZED=0），不报送', {note: '去掉它；内部签发的证书用 caFile'})
  const hosts = (env[hostsVariable] ?? '').split(/[\s,]+/u).filter(Boolean)
  if (!hosts.includes(address.host))
    throw faulty(`的主机 ${address.host} 不在许可之列`, `在运行报送的地方设环境变量 ${hostsVariable}=${address.host}`)
  return address
}

/** This computer, by an address that no name server can point elsewhere. */
const isLoopback = ({protocol, hostname}: URL): boolean =>
  (protocol === 'http:' || protocol === 'https:') && /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/u.test(hostname)
