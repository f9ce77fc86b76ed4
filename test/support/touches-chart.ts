/** A chart of half a year, more points than any platform draws. */
export const TOUCHES_CHART = {
  title: "Touches",
  kind: "bar" as const,
  unit: "touches a week",
  series: [
    {
      name: "Touches",
      points: Array.from({ length: 26 }, (_, n) => ({ x: `week ${n}`, y: n % 5 })),
    },
  ],
  alt: "Rising.",
};
