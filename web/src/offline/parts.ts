/** Everything of offline reading that the first load does not carry, as one file. */
export const parts = () => import("./all");
