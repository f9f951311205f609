/**
 * What the page may do, sent as a header by our server and written into index.html for hosts that send none. Everything
 * comes from the site's own origin; 'wasm-unsafe-eval' lets the model's runtime compile, and nothing else be evaluated.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')
