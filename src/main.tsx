import { render } from 'preact'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './ui/App.tsx'
import { dissolve } from './ui/dissolve.ts'
import { createOfflineModel } from './ui/models/offline.ts'
import { createPage } from './ui/models/page.ts'
import { createEngineClient } from './worker/client.ts'

const client = createEngineClient(() => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }))
const root = document.getElementById('app')
if (root) render(<App page={createPage(client, window, dissolve)} offline={createOfflineModel(client)} />, root)
