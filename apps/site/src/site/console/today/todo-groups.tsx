import { type ConsoleTodo, localPath, type TodoWeight, type Translate, todoWeights } from '../../../foundation/index.ts'

export type TodoGroup = { readonly weight: TodoWeight; readonly todos: readonly ConsoleTodo[] }

/** What presses most comes first; within a group the order is that of the rooms. A group without anything is left out. */
export const groupTodos = (todos: readonly ConsoleTodo[]): readonly TodoGroup[] =>
  todoWeights
    .map(weight => ({ weight, todos: todos.filter(todo => todo.weight === weight) }))
    .filter(group => group.todos.length > 0)

export const TodoGroups = ({ t, groups }: { t: Translate; groups: readonly TodoGroup[] }) => (
  <>
    {groups.map(({ weight, todos }) => (
      <section aria-labelledby={`todo-${weight}`}>
        <h2 id={`todo-${weight}`}>{t(`console.today.weights.${weight}`)}</h2>
        <ul class={`todo ${weight}`}>
          {todos.map(todo => (
            <li>
              <h3>{todo.link === null ? todo.title : <a href={localPath(t.locale, todo.link)}>{todo.title}</a>}</h3>
              <p>{todo.text}</p>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)
