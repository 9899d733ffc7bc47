import type { ReactNode } from "react";

export interface CardProps {
  title: string;
  children?: ReactNode;
}

type Size = "small" | "large";

export const Card = ({ title, children }: CardProps) => (
  <section aria-label={title}>{children ?? <em>empty</em>}</section>
);

function useSize<T extends Size>(initial: T): T {
  return initial;
}
