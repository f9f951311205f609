/** `npm run ask -- "question"`, `--json`, `--format ris`, `--batch FILE.jsonl`: the page's engine on the command line. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { claimsToAnswer, itemToClaim } from '../src/core/answer/claims.ts'
import { describeMatch } from '../src/core/answer/describe-match.ts'
import { describePart, describeUncovered } from '../src/core/answer/describe-uncovered.ts'
import type { Engine } from '../src/core/engine.ts'
import { type Export, toExport } from '../src/core/export/export.ts'
import { textFormats } from '../src/core/export/text-formats.ts'
import { type AskReply, type Hit, isAnswered } from '../src/core/protocol.ts'
import { buildIndex } from './build-index.ts'
import { readJsonLines, run } from './files.ts'
import { formatAnswer } from './format-answer.ts'
import { generatedDir, openEngine } from './open-index.ts'

const batchSchema = z.looseObject({ qid: z.string(), question: z.string(), history: z.array(z.string()).optional() })

const usage = `usage: npm run ask -- "question" [--json] [--keywords] [--why] [--format ${Object.keys(textFormats).join('|')}], or npm run ask -- --batch FILE.jsonl`

await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      batch: { type: 'string' },
      keywords: { type: 'boolean' },
      why: { type: 'boolean' },
      format: { type: 'string' },
    },
  })
  const format = values.format === undefined ? null : formatByName(values.format)
  if (values.batch === undefined && positionals.length === 0) throw new Error(usage)
  const questions = values.batch === undefined ? [] : readJsonLines(values.batch, batchSchema)
  if (!existsSync(join(generatedDir, 'index', 'manifest.json'))) {
    console.error('building the index first')
    await buildIndex()
  }
  const engine = await openEngine(generatedDir, { keywordsOnly: values.keywords ?? false })
  if (values.batch === undefined) {
    const reply = await engine.ask({ question: positionals.join(' ') })
    if (format) return void process.stdout.write(format.write(exportReply(reply)))
    console.log(values.json ? JSON.stringify(toRecord(reply)) : formatReply(reply))
    if (values.why) console.log(await formatReasons(engine, reply))
    return
  }
  for (const question of questions) console.log(JSON.stringify(await askOne(engine, question)))
})

function formatByName(name: string): (typeof textFormats)[keyof typeof textFormats] {
  const format = Object.entries(textFormats).find(([known]) => known === name)?.[1]
  if (!format) throw new Error(`--format ${name} is none of ${Object.keys(textFormats).join(', ')}`)
  return format
}

/** The answer, or the paragraphs at an address, for a file. @throws where the texts do not answer */
function exportReply({ question, resolved, outcome, uncovered, addressed, answer, hits }: AskReply): Export {
  if (outcome === 'not-covered') throw new Error('the texts do not answer this, so there is nothing to export')
  const itemById = new Map(hits.map(({ item }) => [item.id, item]))
  const pointsAt = claimsToAnswer(hits.slice(0, addressed).map(({ item }) => itemToClaim(item)))
  const builtOn = statSync(join(generatedDir, 'index', 'manifest.json'))
    .mtime.toISOString()
    .slice(0, 10)
  return toExport(
    outcome === 'reference' ? pointsAt : answer,
    (id) => itemById.get(id),
    { linkTo: () => null, builtOn, exportedOn: new Date().toISOString().slice(0, 10) },
    {
      title: resolved?.question ?? question,
      caveat: outcome === 'partly' ? describePart(uncovered) : null,
      by: 'Adduce',
    },
  )
}

/** One line of a batch; a question that cannot be searched keeps its place with the reason. */
async function askOne(engine: Engine, { qid, question, history = [] }: z.infer<typeof batchSchema>): Promise<object> {
  try {
    return { qid, ...toRecord(await engine.ask({ question, history, limit: 50 })) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { qid, abstained: true, answer: { claims: [] }, hits: [], ms: 0, error: message }
  }
}

function toRecord({ outcome, resolved, answer, hits, ms }: AskReply): object {
  return {
    resolved,
    abstained: outcome === 'not-covered',
    answer,
    hits: hits.map(({ item, score }) => ({ id: item.id, score: Number(score.toFixed(4)) })),
    ms: Number(ms.toFixed(1)),
  }
}

function formatReply({
  outcome,
  uncovered,
  corrections,
  scopes,
  scopesClash,
  problem,
  answer,
  hits,
}: AskReply): string {
  const understood = [
    ...corrections.map(({ typed, meant, kind }) =>
      kind === 'unmentioned'
        ? `(“${typed}”, ${meant}, is not mentioned in the recommendations)`
        : `(read “${typed}” as “${meant}”)`,
    ),
    ...scopes.map(({ words, label }) => `(${scopesClash ? 'ignored' : 'looking only in'} “${words}”: ${label})`),
    ...(problem === null ? [] : [`(${problem})`]),
  ]
  const heading = {
    answered: '',
    partly: `These texts answer a part of this. ${describeUncovered(uncovered)}\n\nRecommendations found:`,
    reference: 'The paragraph you asked for:\n',
    'not-covered': 'The texts do not answer this. The nearest items:\n',
  }[outcome]
  const shown = hits.slice(0, isAnswered(outcome) ? 10 : 5)
  return [
    ...understood,
    ...(outcome === 'answered' ? [formatAnswer({ answer, hits })] : []),
    heading || 'Recommendations found:',
    ...shown.map((hit) => `  ${formatHit(hit)}`),
  ].join('\n')
}

/** Why each of the first hits was found. */
async function formatReasons(engine: Engine, { asked, legs, hits }: AskReply): Promise<string> {
  const lines = ['', 'Why they were found:']
  for (const { item } of hits.slice(0, 5)) {
    const explanation = await engine.explain({ ...asked, legs, id: item.id })
    lines.push(`  ${item.reference}`, ...describeMatch(explanation).map(({ label, text }) => `    ${label}: ${text}`))
  }
  return lines.join('\n')
}

function formatHit({ item }: Hit): string {
  const text = item.text.length > 140 ? `${item.text.slice(0, 137)}…` : item.text
  return `${item.reference.padEnd(14)} ${item.citation}\n    ${text}`
}
