import { failedResource, loading } from './state.ts';
import type { RenewalStore } from './store.ts';

/** Loads what the backend says of itself: once, and again after a failure. */
export const loadConfig = async (store: RenewalStore): Promise<void> => {
  const { config } = store.state;
  if (config.status === 'ready' || store.isRunning('config')) return;
  store.update({ config: loading(config) });
  const outcome = await store.run('config', (call) => store.client.getConfig(call));
  if (!outcome) return;
  if (outcome.ok) store.update({ config: { status: 'ready', value: outcome.value } });
  else store.update({ config: failedResource(store.state.config, outcome.error) });
};
