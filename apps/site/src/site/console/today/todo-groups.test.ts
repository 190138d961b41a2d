import { expect, test } from 'vitest'
import type { ConsoleTodo } from '../../../foundation/index.ts'
import { groupTodos } from './todo-groups.tsx'

const todo = (weight: ConsoleTodo['weight'], title: string): ConsoleTodo => ({ weight, title, text: '', link: null })

test('what presses most comes first, whichever room said it, and an empty group is left out', () => {
  const groups = groupTodos([todo('soon', 'a'), todo('urgent', 'b'), todo('soon', 'c')])
  expect(groups.map(({ weight, todos }) => [weight, todos.map(({ title }) => title)])).toEqual([
    ['urgent', ['b']],
    ['soon', ['a', 'c']],
  ])
  expect(groupTodos([])).toEqual([])
})
