import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { displayVolume, megabyteOf, type VolumeUnit, volumeIn } from '../../../src/domain/data-volume.ts';

/** What sellers call one gigabyte. */
const DECIMAL = 1_000_000_000;
const BINARY = 2 ** 30;
const MIXED = 1024 * 1_000_000;

const gigabyte = fc.constantFrom(DECIMAL, BINARY, MIXED);
const bytes = fc.integer({ min: 0, max: 50 * 2 ** 40 });

const sizeOf = (unit: VolumeUnit, gigabyteBytes: number): number => {
  const megabyte = megabyteOf(gigabyteBytes);
  const step = gigabyteBytes / megabyte;
  const sizes = {
    byte: 1,
    kilobyte: megabyte / step,
    megabyte,
    gigabyte: gigabyteBytes,
    terabyte: gigabyteBytes * step,
  };
  return sizes[unit];
};

describe('a volume', () => {
  it('is shown in its seller’s own counting', () => {
    assert.deepEqual(displayVolume(3_500_000_000, DECIMAL), { value: 3.5, unit: 'gigabyte' });
    assert.deepEqual(displayVolume(3.5 * BINARY, BINARY), { value: 3.5, unit: 'gigabyte' });
    assert.deepEqual(displayVolume(512_000_000, MIXED), { value: 512, unit: 'megabyte' });
    assert.deepEqual(displayVolume(0, DECIMAL), { value: 0, unit: 'megabyte' });
    assert.deepEqual(displayVolume(999, DECIMAL), { value: 999, unit: 'byte' });
    assert.deepEqual(displayVolume(2 * 10 ** 12, DECIMAL), { value: 2, unit: 'terabyte' });
  });

  it('loses nothing to binary fractions', () => {
    for (const megabytes of [50, 160, 350, 700, 1100, 2900]) {
      assert.equal(volumeIn('gigabyte', megabytes * 1_000_000, DECIMAL), megabytes / 1000);
    }
  });

  it('is never shown as more than it is, and by less than a hundredth of its unit as less', () => {
    fc.assert(
      fc.property(bytes, gigabyte, (count, unitBytes) => {
        const { value, unit } = displayVolume(count, unitBytes);
        const size = sizeOf(unit, unitBytes);
        assert.ok(value * size <= count * (1 + 1e-9) + 1e-6, `${value} ${unit} is more than ${count}`);
        assert.ok(count - value * size < size / 100 + 1);
      }),
    );
  });

  it('takes the largest unit of which there is at least one', () => {
    fc.assert(
      fc.property(bytes, gigabyte, (count, unitBytes) => {
        const { value, unit } = displayVolume(count, unitBytes);
        assert.ok(count === 0 || value >= 1);
        assert.ok(unit === 'terabyte' || value <= unitBytes / megabyteOf(unitBytes));
      }),
    );
  });

  it('does not shrink when bytes are added', () => {
    fc.assert(
      fc.property(bytes, fc.nat(1e9), gigabyte, (count, more, unitBytes) => {
        assert.ok(volumeIn('gigabyte', count + more, unitBytes) >= volumeIn('gigabyte', count, unitBytes));
      }),
    );
  });
});
