/** The parts of the library of the Data Package standard's own authors that the tests use; it brings no types. */
declare module 'datapackage' {
  export type Resource = {
    readonly name: string
    readonly tabular: boolean
    readonly descriptor: { readonly path: string; readonly bytes: number; readonly hash: string }
    readonly headers: readonly string[]
    /** Reads and casts every cell by the schema, and refuses what breaks it. */
    read(options: { keyed: true; relations?: boolean }): Promise<Record<string, unknown>[]>
    checkRelations(): Promise<boolean>
  }
  export const Package: {
    /** A description with the folder that its paths begin in, or a zip. */
    load(source: string, options?: { basePath?: string }): Promise<{ valid: boolean; errors: Error[]; resources: Resource[] }>
  }
}
