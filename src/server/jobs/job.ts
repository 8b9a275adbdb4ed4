import type { EpochMs } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { JobRecord, Task } from '../job-record.ts';

/** `fresh`: it went well, and comes again by plan; the count of tries begins anew. */
export type JobOutcome = 'done' | { readonly again: EpochMs; readonly fresh?: true };

/** Over a day of tries: an address that takes no message by then takes none. */
export const MOST_TRIES = 300;

export interface Run<T extends Task = Task> {
  readonly ctx: ServerContext;
  readonly job: JobRecord & { readonly task: T };
  /** How long the job stays ours after it was claimed or last kept, in ms. */
  readonly lease: number;
  /** How long a provider may take, in ms; shorter than the lease. */
  readonly patience: number;
}

export type TaskOf<K extends Task['kind']> = Extract<Task, { readonly kind: K }>;
export type RunOf<K extends Task['kind']> = Run<TaskOf<K>>;
