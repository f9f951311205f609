import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { root } from '../../scripts/files.ts'

const dir = mkdtempSync(join(tmpdir(), 'adduce-ask-'))
afterAll(() => rmSync(dir, { recursive: true }))

function ask(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ask.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr, lines: stdout.trim().split('\n') }
}

describe('the command line', () => {
  test('prints the cited answer', () => {
    const { status, stdout } = ask('Can a girl who was forced to steal be punished?')
    expect(status).toBe(0)
    expect(stdout).toMatch(/VII\.2 \(b\) · 2017/)
    expect(stdout).toContain('CTOC/COP/WG.4/2017/4')
  })

  test('prints one object with --json', () => {
    expect(JSON.parse(ask('--json', 'VII.2.b').stdout)).toMatchObject({
      abstained: false,
      hits: expect.arrayContaining([{ id: 'A:VII.2.b', score: 1 }]),
    })
  })

  test('answers a batch line by line, in order, with quotes that stand in their items', () => {
    const file = join(dir, 'batch.jsonl')
    const questions = [
      { qid: 'a', question: 'Can a girl who was forced to steal be punished?' },
      {
        qid: 'b',
        question: 'And the judges?',
        history: ['Should police officers be trained about human trafficking?'],
      },
      { qid: 'c', question: 'What is the capital of Peru?' },
      { qid: 'd', question: ' ' },
    ]
    writeFileSync(file, questions.map((q) => JSON.stringify(q)).join('\n'))
    const replies = ask('--batch', file).lines.map((line) => JSON.parse(line))
    expect(replies.map((r) => [r.qid, r.abstained])).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
      ['d', true],
    ])
    expect(replies.map((r) => r.resolved?.question)).toEqual([
      undefined,
      'Should judges be trained about human trafficking?',
      undefined,
      undefined,
    ])
    const texts = new Map(readCorpus().items.map((i) => [i.id, i.text]))
    for (const reply of replies.slice(0, 3)) {
      expect(reply.hits.length).toBeGreaterThanOrEqual(20)
      expect(reply.ms).toBeGreaterThan(0)
      const scores = reply.hits.map((h: { score: number }) => h.score)
      expect(scores).toEqual(scores.toSorted((x: number, y: number) => y - x))
      for (const claim of reply.answer.claims)
        for (const quote of claim.quotes) expect(texts.get(quote.id)).toContain(quote.text)
    }
    expect(replies[3].error).toBe('Type a question first.')
  })

  test('says in one sentence what is wrong with its arguments or its file', () => {
    expect(ask()).toMatchObject({ status: 1, stderr: expect.stringContaining('usage:') })
    expect(ask('--batch', join(dir, 'none.jsonl')).stderr).toMatch(/cannot read .*none\.jsonl/)
    writeFileSync(join(dir, 'bad.jsonl'), '{"qid":"a"}')
    expect(ask('--batch', join(dir, 'bad.jsonl')).stderr).toMatch(/bad\.jsonl line 1: question: /)
  })
})
