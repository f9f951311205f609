/** What the build writes into the service worker: the files a page needs before it asks for anything, by hash. */
export interface Shell {
  /** Changes whenever a file does. */
  version: string
  /** Paths relative to the site's folder; '' is the page itself. */
  files: readonly { path: string; integrity: string }[]
}
