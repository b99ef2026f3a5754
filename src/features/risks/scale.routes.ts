import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, type Form } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type RiskServices, riskAnswer } from './answers.routes.ts';
import { loadScales } from './risks.store.ts';
import { scalePage } from './scale.page.ts';
import { type RiskScale, scaleOn } from './scale.ts';
import { readScale, STEPS } from './scale-form.ts';
import { addScale } from './writing.store.ts';

/** What 1 to 5 mean: for everybody to read, and for those who keep the register to settle. */
export function scaleRoutes(services: RiskServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/risks/scale',
      what: 'What 1 to 5 mean, and when a risk is high',
      permission: 'risks.read',
      handle: (request) => scaleAnswer(request, null),
    },
    {
      method: 'POST',
      path: '/risks/scale',
      what: 'Settle what 1 to 5 mean, and when a risk is high',
      permission: 'risks.manage',
      handle: (request) => settle(services, request),
    },
  ];
}

async function scaleAnswer(request: SignedInRequest, shown: FormShown | null): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const scales = await loadScales(db, visitor.authority);
  const opened = () => untouched(request, formOfScale(scaleOn(scales, today)));
  const form = may('risks.manage') ? (shown ?? opened()) : null;
  const main = scalePage({ council: visitor.council, scales, today, shown: form });
  return riskAnswer(request, { title: 'What 1 to 5 mean', back: { href: '/risks', text: 'Risks' }, main }, shown);
}

function formOfScale(scale: RiskScale): Form {
  const words = (['likelihood', 'impact'] as const).flatMap((axis) =>
    STEPS.map((step, index) => [`${axis}${step}`, scale[axis][index] ?? ''] as const),
  );
  return { ...Object.fromEntries(words), mediumFrom: String(scale.mediumFrom), highFrom: String(scale.highFrom) };
}

async function settle(services: RiskServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readScale(form, today);
  if (!asked.ok) return scaleAnswer(request, refused(request, asked.problems));
  const scales = await loadScales(db, visitor.authority);
  const version = versionIn(form) + 1;
  const isNext = version === scales.length + 1;
  const by = writingBy(request, services);
  const last = scales.at(-1);
  if (!isNext || !(await addScale(db, visitor.authority, { ...asked.given, version }, by))) {
    const now = last ? { ...formOfScale(last), ...dayFields('from', last.from), source: last.source } : {};
    const words = STEPS.flatMap((step) => [
      [`likelihood${step}`, `Likelihood ${step}`],
      [`impact${step}`, `Impact ${step}`],
    ]);
    const labels = { ...Object.fromEntries(words), mediumFrom: 'Medium from', highFrom: 'High from', source: 'Source' };
    const overtaking = { what: 'what 1 to 5 mean', subject: visitor.authority, version: scales.length, labels, now };
    const sent = { action: '/risks/scale', keepHref: '/risks/scale' };
    return scaleAnswer(request, await overtaken(request, { ...overtaking, ...sent }));
  }
  const { from, mediumFrom, highFrom, source } = asked.given;
  await record(db, visitor, 'risk.scale', visitor.authority, { after: { from, mediumFrom, highFrom, source } });
  return { kind: 'redirect', to: '/risks/scale?done=scale' };
}
