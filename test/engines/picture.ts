import { decode, encode } from 'fast-png';
import pixelmatch from 'pixelmatch';

/** Pixels in RGBA, a byte each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** CSS pixels, from the corner of the viewport. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const pictureOf = (png: Uint8Array): Picture => {
  const { width, height, data, channels } = decode(png);
  if (channels === 4) return { width, height, data: new Uint8Array(data) };
  const opaque = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1)
    opaque.set(data.subarray(at * channels, at * channels + 3) as Uint8Array, at * 4);
  return { width, height, data: opaque };
};

export const pngOf = ({ width, height, data }: Picture): Uint8Array =>
  encode({ width, height, data, channels: 4 });

/** The part of a picture that a box on the page takes, with its edges on whole pixels. */
export const cut = ({ width, data }: Picture, box: Box): Picture => {
  const x = Math.round(box.x);
  const y = Math.round(box.y);
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  const part = new Uint8Array(size.width * size.height * 4);
  for (let row = 0; row < size.height; row += 1) {
    const start = ((y + row) * width + x) * 4;
    part.set(data.subarray(start, start + size.width * 4), row * size.width * 4);
  }
  return { ...size, data: part };
};

/** What differs, in red, to look at; undefined where the sizes differ. */
export const comparison = (one: Picture, other: Picture): Picture | undefined => {
  if (one.width !== other.width || one.height !== other.height) return undefined;
  const data = new Uint8Array(one.data.length);
  pixelmatch(one.data, other.data, data, one.width, one.height, { threshold: 0, includeAA: true });
  return { width: one.width, height: one.height, data };
};

/** How unlike two pictures are, in pixels. */
export interface Unlikeness {
  /** Nothing like it is there. */
  readonly far: number;
  /** The like of it is one pixel further on, as at an edge that falls between two pixels. */
  readonly near: number;
}

/**
 * What differs, to an eye that sees everything but how curves are smoothed; all of it where the sizes differ.
 * @param faint of 255: by where it lies in its layer, the edge of a curve is smoothed by so much more or less.
 */
export const unlikeness = (one: Picture, other: Picture, faint = 12): Unlikeness => {
  const { width, height } = one;
  const isLike = (a: Picture, at: number, b: Picture, there: number): boolean =>
    [0, 1, 2].every(
      (colour) => Math.abs((a.data[4 * at + colour] ?? 0) - (b.data[4 * there + colour] ?? 0)) <= faint,
    );
  if (width !== other.width || height !== other.height)
    return { far: Math.max(width * height, other.width * other.height), near: 0 };
  let [far, near] = [0, 0];
  for (let at = 0; at < width * height; at += 1) {
    if (isLike(one, at, other, at)) continue;
    const isBeside = AROUND.some(
      (step) =>
        isLike(one, at, other, at + step(width)) &&
        AROUND.some((back) => isLike(other, at, one, at + back(width))),
    );
    if (isBeside) near += 1;
    else far += 1;
  }
  return { far, near };
};

const AROUND = [-1, 0, 1].flatMap((down) =>
  [-1, 0, 1].map((right) => (width: number) => down * width + right),
);
