import { Skeleton, SkeletonText } from "@/ui/Skeleton";
import article from "./ArticleView.module.css";
import cards from "./cards.module.css";

export function LearnSkeleton() {
  return (
    <div className={article.layout}>
      <div className={article.tree} />
      <div className={article.text}>
        <Skeleton width="9rem" />
        <br />
        <Skeleton width="80%" height="2.25rem" />
        <br />
        <SkeletonText lines={2} />
        <div className={article.meta} />
        <SkeletonText lines={12} />
      </div>
      <div className={article.contents} />
    </div>
  );
}

export function CardsSkeleton({ count = 6 }: { count?: number }) {
  return (
    <div className={cards.grid}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={cards.card}>
          <Skeleton width="1.5rem" height="1.5rem" />
          <Skeleton width="60%" height="1.25rem" />
          <SkeletonText lines={2} />
        </div>
      ))}
    </div>
  );
}
