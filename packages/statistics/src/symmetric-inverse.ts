/**
 * The inverse of a symmetric, positive definite matrix by Cholesky's decomposition; null if it is not positive definite (the columns of the model
 * cannot be told apart).
 */
export function symmetricInverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const lower = cholesky(matrix)
  if (!lower) return null
  const inverse = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let column = 0; column < size; column++) {
    const solution = solve(lower, column)
    for (let row = 0; row < size; row++) set(inverse, row, column, solution[row] ?? 0)
  }
  return inverse
}

const at = (matrix: readonly (readonly number[])[], row: number, column: number): number => matrix[row]?.[column] ?? 0

function set(matrix: number[][], row: number, column: number, value: number): void {
  const cells = matrix[row]
  if (cells) cells[column] = value
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = matrix.map(row => row.map(() => 0))
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row, column)
      for (let k = 0; k < column; k++) rest -= at(lower, row, k) * at(lower, column, k)
      if (row !== column) set(lower, row, column, rest / at(lower, column, column))
      // Relative to the diagonal: what is left is nothing but rounding.
      else if (!(rest > 1e-12 * at(matrix, row, row))) return null
      else set(lower, row, row, Math.sqrt(rest))
    }
  }
  return lower
}

/** Solves L Lᵀ x = e, where e is 1 in one row and 0 elsewhere. */
function solve(lower: readonly (readonly number[])[], one: number): number[] {
  const size = lower.length
  const forward: number[] = []
  for (let row = 0; row < size; row++) {
    let rest = row === one ? 1 : 0
    for (let k = 0; k < row; k++) rest -= at(lower, row, k) * (forward[k] ?? 0)
    forward[row] = rest / at(lower, row, row)
  }
  const solution = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row--) {
    let rest = forward[row] ?? 0
    for (let k = row + 1; k < size; k++) rest -= at(lower, k, row) * (solution[k] ?? 0)
    solution[row] = rest / at(lower, row, row)
  }
  return solution
}
