import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** In the dark the same things stand in other colours. */
const CHECKS = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

/** The part of axe that is used here; it runs in the page. */
interface Axe {
  run(
    root: Document,
    options: { readonly runOnly: { readonly type: 'tag' | 'rule'; readonly values: readonly string[] } },
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }[];
  }>;
}
type AxeWindow = Window & { axe?: Axe };

/**
 * What axe finds on the whole page by WCAG 2.2 A and AA, in light and dark; empty where it is clean. It is brought in as
 * a debugger does it, so the page's policy stays as it is.
 */
export const axeFindings = async (page: Page): Promise<string[]> => {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
    const found = await page.evaluate(runAxe, CHECKS[colorScheme]);
    findings.push(...found.map((finding) => `${colorScheme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return findings;
};

/** Runs in the page. */
async function runAxe(runOnly: (typeof CHECKS)[keyof typeof CHECKS]): Promise<string[]> {
  const { axe } = window as AxeWindow;
  if (!axe) throw new Error('axe is not there');
  const { violations } = await axe.run(document, { runOnly });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
