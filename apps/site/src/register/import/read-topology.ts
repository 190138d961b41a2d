import { z } from 'zod'

const geometrySchema = z.object({
  type: z.string(),
  arcs: z.unknown(),
  properties: z.object({ areacd: z.string(), areanm: z.string() }).optional(),
})

const topologySchema = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) }),
  arcs: z.array(z.array(z.tuple([z.number(), z.number()]))),
  objects: z.record(z.string(), z.object({ geometries: z.array(geometrySchema) })),
})

const polygonsSchema = z.array(z.array(z.array(z.number().int())))

export type Point = [number, number]

export interface Topology {
  /** Lines of longitude and latitude; two areas that meet share the line between them. */
  arcs: Point[][]
  layers: Map<string, TopologyArea[]>
}

export interface TopologyArea {
  code: string
  name: string
  /** Polygons, each of rings (the first one outside), each of arcs. `~n` is arc `n` walked backwards. */
  polygons: number[][][]
}

/** Reads a quantised TopoJSON file: arcs are differences on a grid, which `transform` turns into degrees. */
export function readTopology(text: string): Topology {
  const source = topologySchema.parse(JSON.parse(text))
  const { scale, translate } = source.transform
  const arcs = source.arcs.map(arc => {
    let x = 0
    let y = 0
    return arc.map(([dx, dy]): Point => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })
  const layers = Object.entries(source.objects).map(([name, { geometries }]): [string, TopologyArea[]] => [
    name,
    geometries.flatMap(geometry => {
      if (geometry.properties === undefined || !/Polygon$/.test(geometry.type)) return []
      const polygons = polygonsSchema.parse(geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs)
      return { code: geometry.properties.areacd, name: geometry.properties.areanm, polygons }
    }),
  ])
  return { arcs, layers: new Map(layers) }
}

/** Names of areas by their codes, of all layers: councils, countries and regions. */
export function areaNames(topology: Topology): Map<string, string> {
  return new Map([...topology.layers.values()].flat().map(area => [area.code, area.name]))
}
