import styles from "./Picture.module.css";

interface PictureProps {
  image: { src: string; srcset: string; width: number; height: number };
  alt: string;
  caption: string;
}

export function Picture({ image, alt, caption }: PictureProps) {
  return (
    <figure className={styles.figure}>
      <img
        src={image.src}
        srcSet={image.srcset || undefined}
        sizes="(width < 48rem) 100vw, 44rem"
        width={image.width}
        height={image.height}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
