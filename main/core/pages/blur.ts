/** How sharp a page is: the variance of the Laplacian where something is written, less what noise alone makes. */
import { boxOf, type Corners, type Gray } from './gray.ts';
import { ROOM, holding } from './kernel.ts';

const TILE = 40;
/** Spread of shades in a tile that holds writing; paper with noise stays below. */
const WRITTEN = 9;

export interface Sharpness {
  /** Of the written tiles together, at 1000 px page width; null where nothing is written. */
  readonly variance: number | null;
  /** Share of the written tiles that alone are below `limit`. */
  readonly blurredShare: number;
  /** Around those tiles. */
  readonly area: Corners | null;
}

interface Tile {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
  readonly variance: number;
}

export function sharpnessOf(gray: Gray, limit: number): Sharpness {
  const tiles = tilesOf(gray);
  const plain = tiles.filter((tile) => tile.spread <= WRITTEN).map((tile) => tile.variance);
  // The grain of scanner or camera is sharp whatever the writing is.
  const grain = plain.length < 8 ? 0 : (plain.toSorted((a, b) => a - b)[plain.length >> 1] ?? 0);
  const written = tiles
    .filter((tile) => tile.spread > WRITTEN)
    .map((tile) => ({ ...tile, variance: Math.max(0, tile.variance - grain) }));
  if (written.length === 0) return { variance: null, blurredShare: 0, area: null };
  const blurred = written.filter((tile) => tile.variance < limit);
  return {
    variance: written.reduce((sum, tile) => sum + tile.variance, 0) / written.length,
    blurredShare: blurred.length / written.length,
    area: around(gray, blurred),
  };
}

function around(gray: Gray, tiles: readonly Tile[]): Corners | null {
  if (tiles.length === 0) return null;
  const xs = tiles.map((tile) => tile.x);
  const ys = tiles.map((tile) => tile.y);
  return boxOf(gray, Math.min(...xs), Math.min(...ys), Math.max(...xs) + TILE, Math.max(...ys) + TILE);
}

function tilesOf({ width, height, data }: Gray): Tile[] {
  return holding(data, ROOM, (kernel, after) => {
    const tiles: Tile[] = [];
    const sums = new Int32Array(kernel.memory.buffer, after, 4);
    for (let y = 1; y + TILE < height; y += TILE)
      for (let x = 1; x + TILE < width; x += TILE) {
        kernel.tile(y * width + x, width, TILE, after);
        tiles.push({ x, y, ...variancesOf(sums) });
      }
    return tiles;
  });
}

const PIXELS = TILE * TILE;

function variancesOf([sum = 0, squares = 0, bends = 0, bendSquares = 0]: Int32Array) {
  const variance = (of: number, ofSquares: number): number => ofSquares / PIXELS - (of / PIXELS) ** 2;
  return { spread: Math.sqrt(Math.max(0, variance(sum, squares))), variance: variance(bends, bendSquares) };
}
