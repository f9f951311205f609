/** `npm run answers:doc`: put what `npm run ask` prints today into docs/answers.md, under each question, and say of which model. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readText, root, run } from './files.ts'
import { formatAnswer } from './format-answer.ts'
import { openEngine, openIndex } from './open-index.ts'

const path = join(root, 'docs', 'answers.md')
/** "**Who should pay?**", then an answer in a fence; or the stamp. */
const example = /(\*\*(.+?)\*\*\n\n```text\n)[\s\S]*?(\n```)/g
const stamp = /(<!-- stamp -->)[\s\S]*?(<!-- \/stamp -->)/

await run(async () => {
  const engine = await openEngine()
  const { manifest } = await openIndex()
  let text = readText(path)
  for (const [whole, head = '', question = '', tail = ''] of [...text.matchAll(example)]) {
    const reply = await engine.ask({ question })
    text = text.replace(whole, () => `${head}${formatAnswer(reply).trimEnd()}${tail}`)
  }
  const made = `Printed by \`npm run answers:doc\` from the index of ${manifest.leaves} items with the model ${manifest.model.name}, SHA-256 ${manifest.model.sha256.slice(0, 12)}.`
  text = text.replace(stamp, (_, open, close) => `${open}${made}${close}`)
  writeFileSync(path, text)
})
