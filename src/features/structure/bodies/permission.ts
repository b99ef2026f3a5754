export const BODIES_PERMISSION = 'bodies.manage';
