/** Area under the ROC curve: how often a relationship that stayed silent ranks above one that did not. Ties count half. */
export function auc(scores: number[], silent: boolean[]): number {
  const order = scores.map((_, i) => i).toSorted((a, b) => scores[a]! - scores[b]!);
  let sum = 0;
  let quiet = 0;
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j + 1 < order.length && scores[order[j + 1]!] === scores[order[i]!]) j++;
    for (let k = i; k <= j; k++)
      if (silent[order[k]!]) {
        sum += (i + j) / 2 + 1;
        quiet++;
      }
    i = j + 1;
  }
  return (sum - (quiet * (quiet + 1)) / 2) / (quiet * (scores.length - quiet));
}

/** Share of silent ones among the tenth with the highest scores. */
export function precisionAtTopTenth(scores: number[], silent: boolean[]): number {
  const size = Math.max(1, Math.floor(scores.length * 0.1));
  const top = scores
    .map((_, i) => i)
    .toSorted((a, b) => scores[b]! - scores[a]!)
    .slice(0, size);
  return top.filter((i) => silent[i]).length / size;
}

/** Mean distance between forecast and outcome over ten equal bins of the forecast. */
export function calibrationError(risks: number[], silent: boolean[]): number {
  const off = Array.from({ length: 10 }, () => 0);
  risks.forEach((risk, i) => {
    off[Math.min(9, Math.floor(risk * 10))]! += risk - (silent[i] ? 1 : 0);
  });
  return off.reduce((sum, bin) => sum + Math.abs(bin), 0) / risks.length;
}
