import { launchBrowser, startSite } from './tests/e2e/harness.ts'
const b = await launchBrowser(); const site = await startSite()
const out = '/tmp/x/shots-exports'
for (const [w, h] of [[1440, 1000], [768, 1000], [390, 844]] as const) for (const scheme of ['light', 'dark'] as const) {
  const ctx = await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme })
  const p = await ctx.newPage(); p.on('console', m => console.log(m.text())); p.on('pageerror', e => console.log(e.message))
  await p.goto(site.url + '?q=compensation+for+victims')
  await p.getByText('Searching by keywords and meaning').waitFor()
  await p.waitForTimeout(400)
  await p.screenshot({ path: `${out}/answer-${w}-${scheme}.png` })
  await p.getByRole('button', { name: 'Copy or save this answer' }).click(); await p.waitForTimeout(200)
  await p.screenshot({ path: `${out}/menu-${w}-${scheme}.png` })
  await p.keyboard.press('Escape')
  const cite = p.getByRole('region', { name: /^Answer/ }).getByRole('button', { name: /^Cite/ }).nth(1)
  await cite.scrollIntoViewIfNeeded(); await cite.click(); await p.waitForTimeout(200)
  await p.screenshot({ path: `${out}/cite-${w}-${scheme}.png` })
  await p.keyboard.press('Escape')
  await p.getByRole('button', { name: 'Add all to brief' }).click()
  await p.goto(site.url + '?brief'); await p.getByRole('button', { name: /^Cite/ }).first().waitFor(); await p.waitForTimeout(200)
  await p.screenshot({ path: `${out}/brief-${w}-${scheme}.png` })
  if (w !== 768) { await p.goto(site.url + '?q=compensation+for+victims&item=A:I.12.h'); await p.getByText('Searching by keywords and meaning').waitFor(); await p.waitForTimeout(400)
  await p.screenshot({ path: `${out}/panel-${w}-${scheme}.png` }) 
  await p.goto(site.url + '?q=compensation+for+victims'); await p.getByText('Searching by keywords and meaning').waitFor(); const a = p.getByRole('article').first(); await a.scrollIntoViewIfNeeded(); await p.waitForTimeout(200); await p.screenshot({ path: `${out}/result-${w}-${scheme}.png` }) }
  await ctx.close()
}
await b.close(); await site.stop()
