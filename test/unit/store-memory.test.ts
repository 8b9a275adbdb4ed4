import { createMemoryStore } from '../../src/server/adapters/memory.ts';
import { storeSuite } from '../store/suite.ts';

storeSuite('memory', () => Promise.resolve(createMemoryStore()));
