import { Skeleton, SkeletonText } from "@/ui/Skeleton";
import post from "./PostView.module.css";
import styles from "./TopicPage.module.css";

export function TopicSkeleton() {
  return (
    <>
      <div className={styles.head}>
        <Skeleton width="12rem" />
        <br />
        <Skeleton width="85%" height="2rem" />
        <br />
      </div>
      <div className={styles.posts}>
        {[6, 3, 4].map((lines, index) => (
          <div key={index} className={post.post}>
            <div className={post.head}>
              <Skeleton width="2.25rem" height="2.25rem" round />
              <Skeleton width="9rem" />
            </div>
            <SkeletonText lines={lines} />
          </div>
        ))}
      </div>
    </>
  );
}
