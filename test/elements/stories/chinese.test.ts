import { describeStories } from '../support/stories.ts';

describeStories({ lang: 'zh-Hans', scheme: 'dark', plays: false });
