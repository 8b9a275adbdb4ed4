import { css } from 'lit';

/**
 * The public tokens (`--renewal-*`) and their defaults, bound to private names that the styles use.
 * Colours follow the page's `color-scheme`; contrast is at least 4.5:1 for text in both schemes.
 * They stand on the root and not on the host element, where a page's `*` could set them.
 * These are the ones that a skeleton needs; they load with every element.
 */
export const tokens = css`
  .root {
    --_surface: var(--renewal-surface, light-dark(#fff, #151b18));
    --_sunken: var(--renewal-sunken, light-dark(#f5f6f4, #1b2320));
    --_line: var(--renewal-line, light-dark(#dfe3df, #2a3430));
    --_ink: var(--renewal-ink, light-dark(#15201c, #eef4f0));
    --_ink-3: var(--renewal-ink-3, light-dark(#66736c, #93a19a));
    --_radius: var(--renewal-radius, 14px);
    --_radius-small: var(--renewal-radius-small, 10px);
    --_font: var(--renewal-font, system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif);
    --_start: left;
    --_end: right;
  }
  .root:dir(rtl) {
    --_start: right;
    --_end: left;
  }
`;

/** The rest of them, which come with the first view. */
export const viewTokens = css`
  .root {
    --_line-strong: var(--renewal-line-strong, light-dark(#7f8a83, #6d7c74));
    --_ink-2: var(--renewal-ink-2, light-dark(#4d5a54, #b3c0ba));
    --_accent: var(--renewal-accent, light-dark(#0a6b5c, #5fd3bd));
    --_accent-ink: var(--renewal-accent-ink, light-dark(#fff, #06231d));
    --_accent-soft: var(--renewal-accent-soft, light-dark(#e3f1ed, #173029));
    --_danger: var(--renewal-danger, light-dark(#a3231c, #ff9d92));
    --_danger-soft: var(--renewal-danger-soft, light-dark(#fdecea, #351a17));
    --_danger-line: var(--renewal-danger-line, light-dark(#efbcb7, #6b332d));
    --_radius-large: var(--renewal-radius-large, 20px);
    --_shadow: var(
      --renewal-shadow,
      0 1px 2px light-dark(rgb(16 32 26 / 0.06), rgb(0 0 0 / 0.5)),
      0 8px 28px -12px light-dark(rgb(16 32 26 / 0.18), rgb(0 0 0 / 0.7))
    );
  }
`;

/** Colours of what is well, and of what to mind. */
export const toneTokens = css`
  .root {
    --_warn: var(--renewal-warn, light-dark(#8a4b00, #f3c178));
    --_warn-soft: var(--renewal-warn-soft, light-dark(#fdf1dd, #2c2312));
    --_warn-line: var(--renewal-warn-line, light-dark(#eccf9b, #58451f));
    --_ok: var(--renewal-ok, light-dark(#1b6e3c, #79d49b));
    --_ok-soft: var(--renewal-ok-soft, light-dark(#e4f3e9, #16301f));
  }
`;
