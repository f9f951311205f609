import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import sirv from 'sirv'
import { contentSecurityPolicy } from './csp.ts'
import { root, run } from './files.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Serve a built site: precompressed files where the browser takes them, 404 for what is not there (a page in the place
 * of a missing model would be read as a model), and the headers a careful host would send.
 */
export function createSiteHandler(dir: string): Handler {
  return sirv(dir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      // A meta element cannot forbid framing, a header can.
      response.setHeader('Content-Security-Policy', `${contentSecurityPolicy}; frame-ancestors 'none'`)
      response.setHeader('X-Content-Type-Options', 'nosniff')
      response.setHeader('Referrer-Policy', 'no-referrer')
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
      const hashedName = path.startsWith('/assets/')
      response.setHeader('Cache-Control', hashedName ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** Listen on a port, or on the next free one; port 0 takes any. */
export async function listen(handler: Handler, port: number, host = '127.0.0.1'): Promise<Server> {
  for (let candidate = port; ; candidate++) {
    const server = createServer(handler)
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve)
      server.listen(candidate, host, () => resolve(null))
    })
    if (error === null) return server
    if (error.code !== 'EADDRINUSE' || candidate >= port + 100) throw error
  }
}

export function siteUrl(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

export async function serveFromCommandLine(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      dir: { type: 'string', default: join(root, 'dist') },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is not a port number`)
  if (!existsSync(join(values.dir, 'index.html')))
    throw new Error(`nothing built in ${values.dir}: npm run build first`)
  const server = await listen(createSiteHandler(values.dir), port, values.host)
  console.log(`Adduce is at ${siteUrl(server)} (Ctrl+C ends it)`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(() => serveFromCommandLine(process.argv.slice(2)))
}
