import { Component, Suspense, type ReactNode } from "react";

interface SpareProps {
  /** While its code and its words are on their way. */
  fallback: ReactNode;
  /** Where they cannot be fetched; nothing unless said otherwise. */
  instead?: ReactNode;
  children: ReactNode;
}

/** A part that its page can do without: where it fails, the rest of the page stays. */
export class Spare extends Component<SpareProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { fallback, instead, children } = this.props;
    return this.state.failed ? instead : <Suspense fallback={fallback}>{children}</Suspense>;
  }
}
