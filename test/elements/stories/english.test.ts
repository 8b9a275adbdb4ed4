import { storyFiles, tags } from 'virtual:stories';
import { assert } from '@open-wc/testing';
import { describeStories } from '../support/stories.ts';

describe('every element', () => {
  const documented = new Set(Object.values(storyFiles).map((file) => file.default.component));

  for (const tag of tags) {
    it(`${tag} has stories`, () => assert(documented.has(tag), `no story file has component: '${tag}'`));
  }
});

describeStories({ lang: 'en', scheme: 'light', plays: true });
