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

/** Bytes of each unit in the seller's counting, the largest first. */
const sizesOf = (gigabyte: number): Readonly<Record<VolumeUnit, number>> => {
  const megabyte = megabyteOf(gigabyte);
  const step = gigabyte / megabyte;
  return { terabyte: gigabyte * step, gigabyte, megabyte, kilobyte: megabyte / step, byte: 1 };
};

/**
 * The largest unit in which the volume is at least 1, in the seller's counting.
 * The value is rounded down to two decimals: what is left is never shown as more than it is.
 */
export const displayVolume = (bytes: number, gigabyteBytes: number): DisplayVolume => {
  const sizes = Object.entries(sizesOf(gigabyteBytes)) as [VolumeUnit, number][];
  const [unit] = sizes.find(([, size]) => bytes >= size) ?? ['megabyte'];
  return { value: volumeIn(unit, bytes, gigabyteBytes), unit };
};

/** The same volume in one given unit, for a figure beside another ("0.4 of 3.5 GB"). */
export const volumeIn = (unit: VolumeUnit, bytes: number, gigabyteBytes: number): number =>
  // 1e-9 undoes what binary division took: 350000000 / 1e9 * 100 is 34.99999….
  Math.floor((bytes / sizesOf(gigabyteBytes)[unit]) * 100 + 1e-9) / 100;
