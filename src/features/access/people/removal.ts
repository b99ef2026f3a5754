/** A second factor that somebody wants removed, while it waits for another person. */
export type RemovalWaiting = { id: string; proposedById: string; proposedBy: string; proposedAt: Date };
