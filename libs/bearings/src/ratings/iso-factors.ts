/** Factors of ISO 281 (dynamic, f_c) and ISO 76 (static, f_0) by the ratio of element to pitch diameter. */

type Curve = (ratio: number) => number;

/** A curve through `ratio:value` points; straight between them, level beyond the last, falling to the first from below. */
function curve(points: string): Curve {
  const known = points
    .trim()
    .split(/\s+/)
    .map((point) => point.split(':').map(Number) as [number, number]);
  return (ratio) => {
    const above = known.findIndex(([at]) => at >= ratio);
    const [at1, value1] = known[above] ?? known.at(-1) ?? [1, 0];
    const [at0, value0] = known[above - 1] ?? [at1, value1];
    if (above === 0) return value1 * (ratio / at1) ** 0.3;
    return at1 === at0 ? value1 : value0 + ((ratio - at0) / (at1 - at0)) * (value1 - value0);
  };
}

/** ISO 281, table 2: single row deep groove and angular contact ball bearings. */
export const radialBallFc = curve(`
  0.01:29.1 0.02:35.8 0.03:40.3 0.04:43.8 0.05:46.7 0.06:49.1 0.07:51.1 0.08:52.8 0.09:54.3 0.1:55.5 0.12:57.5
  0.14:58.8 0.16:59.6 0.18:59.9 0.2:59.9 0.22:59.6 0.24:59 0.26:58.2 0.28:57.1 0.3:56 0.32:54.6 0.34:53.2 0.36:51.7
  0.38:50 0.4:48.4`);

/** ISO 281, table 2: self-aligning ball bearings. */
export const selfAligningFc = curve(`
  0.01:9.9 0.02:12.4 0.03:14.3 0.04:15.9 0.05:17.3 0.06:18.6 0.07:19.9 0.08:21.1 0.09:22.3 0.1:23.4 0.12:25.6
  0.14:27.7 0.16:29.7 0.18:31.7 0.2:33.5 0.22:35.2 0.24:36.8 0.26:38.2 0.28:39.4 0.3:40.3 0.32:40.9 0.34:41.2
  0.36:41.3 0.38:41 0.4:40.4`);

/** ISO 281, table 7: radial roller bearings. */
export const radialRollerFc = curve(`
  0.01:52.1 0.02:60.8 0.03:66.5 0.04:70.7 0.05:74.1 0.06:76.9 0.07:79.2 0.08:81.2 0.09:82.8 0.1:84.2 0.12:86.4
  0.14:87.7 0.16:88.5 0.18:88.8 0.2:88.7 0.22:88.2 0.24:87.5 0.26:86.4 0.28:85.2 0.3:83.8`);

/** ISO 281, table 4: thrust ball bearings at 90°. */
export const thrustBallFc = curve(`
  0.01:36.7 0.02:45.2 0.03:51.1 0.04:55.7 0.05:59.5 0.06:62.9 0.07:65.8 0.08:68.5 0.09:71 0.1:73.3 0.12:77.4
  0.14:81.1 0.16:84.4 0.18:87.4 0.2:90.2 0.22:92.8 0.24:95.3 0.26:97.6 0.28:99.8 0.3:101.9 0.32:103.9 0.34:105.8`);

/** ISO 281, table 10: thrust roller bearings at 90°. */
export const thrustRollerFc = curve(`
  0.01:105.4 0.02:122.9 0.03:134.5 0.04:143.4 0.05:150.7 0.06:156.9 0.07:162.4 0.08:167.2 0.09:171.7 0.1:175.7
  0.12:183 0.14:189.4 0.16:195.1 0.18:200.3 0.2:205 0.22:209.4 0.24:213.5 0.26:217.3 0.28:220.9 0.3:224.3`);

/** ISO 76, table 1: radial ball bearings. */
export const radialBallF0 = curve(`
  0.0001:14.7 0.01:14.9 0.02:15.1 0.03:15.3 0.04:15.5 0.05:15.7 0.06:15.9 0.07:16.1 0.08:16.3 0.09:16.5 0.1:16.4
  0.11:16.1 0.12:15.9 0.13:15.6 0.14:15.4 0.15:15.2 0.16:14.9 0.17:14.7 0.18:14.4 0.19:14.2 0.2:14 0.22:13.5 0.24:13
  0.26:12.5 0.28:12.1 0.3:11.6 0.32:11.2 0.34:10.7 0.36:10.3 0.38:9.8 0.4:9.4`);

/** ISO 76, table 1: self-aligning ball bearings. */
export const selfAligningF0 = curve(`
  0.0001:1.9 0.01:2 0.02:2 0.04:2.1 0.06:2.2 0.08:2.3 0.1:2.4 0.12:2.4 0.14:2.5 0.16:2.6 0.18:2.7 0.2:2.8 0.22:2.9
  0.24:2.9 0.26:3 0.28:3.1 0.3:3.2 0.34:3.4 0.4:3.6`);

/** ISO 76, table 1: thrust ball bearings. */
export const thrustBallF0 = curve(`
  0.0001:61.6 0.01:60.8 0.02:59.9 0.04:58.3 0.06:56.7 0.08:55.1 0.1:53.5 0.12:51.9 0.14:50.4 0.16:48.8 0.18:47.3
  0.2:45.7 0.22:44.2 0.24:42.7 0.26:41.2 0.28:39.8 0.3:38.4 0.34:35.6`);
