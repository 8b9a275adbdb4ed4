export type VolumeUnit = 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte' | 'terabyte';

/** A volume as its seller would print it: `{value: 3.5, unit: 'gigabyte'}`. */
export interface DisplayVolume {
  readonly value: number;
  readonly unit: VolumeUnit;
}

/**
 * A megabyte in the seller's own counting. "1 GB" is 10^9 bytes, 2^30 bytes or 1024 × 10^6 bytes:
 * wherever 1024 divides it into whole bytes, the seller counts by 1024.
 */
export const megabyteOf = (gigabyteBytes: number): number =>
  Number.isInteger(gigabyteBytes / 1024) ? gigabyteBytes / 1024 : gigabyteBytes / 1000;

/**
 * The largest unit in which the volume is at least 1, in the seller's counting.
 * The value is rounded down to two decimals: what is left is never shown as more than it is.
 */
export const displayVolume = (bytes: number, gigabyteBytes: number): DisplayVolume => {
  const megabyte = megabyteOf(gigabyteBytes);
  const step = gigabyteBytes / megabyte;
  const units: readonly [VolumeUnit, number][] = [
    ['terabyte', gigabyteBytes * step],
    ['gigabyte', gigabyteBytes],
    ['megabyte', megabyte],
    ['kilobyte', megabyte / step],
  ];
  for (const [unit, size] of units) {
    if (bytes >= size) return { value: floorTo2(bytes / size), unit };
  }
  return bytes === 0 ? { value: 0, unit: 'megabyte' } : { value: Math.floor(bytes), unit: 'byte' };
};

/** The same volume in one given unit, for a figure beside another ("0.4 of 3.5 GB"). */
export const volumeIn = (unit: VolumeUnit, bytes: number, gigabyteBytes: number): number => {
  const megabyte = megabyteOf(gigabyteBytes);
  const step = gigabyteBytes / megabyte;
  const size = {
    byte: 1,
    kilobyte: megabyte / step,
    megabyte,
    gigabyte: gigabyteBytes,
    terabyte: gigabyteBytes * step,
  }[unit];
  return floorTo2(bytes / size);
};

// 1e-9 undoes what binary division took: 350000000 / 1e9 * 100 is 34.99999….
const floorTo2 = (value: number): number => Math.floor(value * 100 + 1e-9) / 100;
