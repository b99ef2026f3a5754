import { loadVersion, wasApproved } from '#features/plan/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { fileAnswer, formatIn } from './papers.routes.ts';
import { versionPaper } from './version-paper.ts';

/** The paper of a version, for those who may see that version. */
export function versionPaperRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/versions/:id/paper/:format',
      what: 'A version of the plan as Word, PDF or Excel',
      permission: 'plan.submitted',
      handle: versionPaperAnswer,
    },
  ];
}

/** Readers of the plan see every version, others those that were approved; any other does not exist. */
async function versionPaperAnswer({ db, visitor, may, params }: SignedInRequest): Promise<Answer> {
  const { id = '' } = params;
  const format = formatIn(params['format']);
  const version = await loadVersion(db, visitor.authority, id);
  if (version === null || !(may('plan.read') || wasApproved(version))) throw new AppError('NOT_FOUND');
  const { number, sha256, content } = version;
  await record(db, visitor, 'plan.version.downloaded', id, { detail: { number, sha256, format } });
  return fileAnswer(versionPaper(version, content), `plan-version-${number}`, format);
}
