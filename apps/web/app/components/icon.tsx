/** Twenty-pixel line icons; always beside words, or named by their control. */
const PATHS = {
  search: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3Zm4.5 10.5L17.5 17.5',
  cart: 'M2 3h2.2l2 10h9l1.8-7H5M7.5 17h.01M14 17h.01',
  user: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 7.5c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5',
  menu: 'M3 5h14M3 10h14M3 15h14',
  bell: 'M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5 1.5 5h-13s1.5-1 1.5-5ZM8.5 16.5a1.6 1.6 0 0 0 3 0',
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  right: 'M8 5l5 5-5 5',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 8V3h8v5M5 14H3V8h14v6h-2M6 12h8v5H6z',
  globe:
    'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM2.5 10h15M10 2.5c2.4 2.2 3.3 4.7 3.3 7.5s-.9 5.3-3.3 7.5c-2.4-2.2-3.3-4.7-3.3-7.5S7.6 4.7 10 2.5Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a bearing from the front. */
export function Mark() {
  const balls = Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4);
  return (
    <svg className="mark" viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <circle r="14.5" />
      <circle r="6" />
      {balls.map((angle) => (
        <circle
          key={angle}
          className="ball"
          cx={(10.25 * Math.cos(angle)).toFixed(2)}
          cy={(10.25 * Math.sin(angle)).toFixed(2)}
          r="2.6"
        />
      ))}
    </svg>
  );
}
