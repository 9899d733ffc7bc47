export function kept(a) {
  return a + 1;
}

export function second(b) {
  return b * 2;
}
