import { render } from 'preact'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './ui/App.tsx'
import { dissolve } from './ui/dissolve.ts'
import { findBuiltInModel } from './ui/models/built-in-model.ts'
import { createOfflineModel } from './ui/models/offline.ts'
import { createPage } from './ui/models/page.ts'
import { createEngineClient } from './worker/client.ts'
import { createSiteTextModel } from './worker/text-client.ts'

const client = createEngineClient(() => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }))
const page = createPage(client, window, dissolve, {
  findBuiltIn: () => findBuiltInModel(window),
  openSite: (files) =>
    createSiteTextModel(
      () => new Worker(new URL('./worker/text-worker.ts', import.meta.url), { type: 'module' }),
      files,
    ),
})
const root = document.getElementById('app')
if (root) render(<App page={page} offline={createOfflineModel(client)} />, root)
