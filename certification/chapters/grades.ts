import { MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
import { formsOf, linksOf } from '../forms.js';
import { found, notOffered, type ChapterResult, type Finding } from '../findings.js';
import { launch, type LaunchOutcome } from '../launch.js';
import { judgeCall, matches, received, type ExpectedCall } from '../service-calls.js';
import { offers, type Stage } from '../stage.js';

const LIST: ExpectedCall = {
  name: 'Get line items',
  method: 'GET',
  path: /\/lineitems(\?|$)/,
  header: 'accept',
  mediaType: MEDIA_TYPE.lineItems,
  scopes: [SCOPE.lineItem, SCOPE.lineItemRead],
};

const CREATE: ExpectedCall = {
  name: 'Create line item',
  method: 'POST',
  path: /\/lineitems(\?|$)/,
  header: 'contentType',
  mediaType: MEDIA_TYPE.lineItem,
  scopes: [SCOPE.lineItem],
};

const SCORE: ExpectedCall = {
  name: 'Post score',
  method: 'POST',
  path: /\/lineitem\/scores(\?|$)/,
  header: 'contentType',
  mediaType: MEDIA_TYPE.score,
  scopes: [SCOPE.score],
};

const RESULTS: ExpectedCall = {
  name: 'Get results',
  method: 'GET',
  path: /\/lineitem\/results(\?|$)/,
  header: 'accept',
  mediaType: MEDIA_TYPE.results,
  scopes: [SCOPE.result],
};

const MOST_STEPS = 120;

/** Somebody who takes what a link offers: sends its forms, follows its links, and ends where it would begin again. */
async function takeActivity(stage: Stage, { visitor, page: first }: LaunchOutcome): Promise<void> {
  const followed = new Set<string>();
  const sent: string[] = [];
  let page = first;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (stage.lms.calls.list().some(matches(SCORE))) return;
    const form = formsOf(page.html, page.url).find(({ action }) => visitor.isInside(action));
    if (form !== undefined) {
      const { href } = form.action;
      if (href === sent[0] && sent.some((other) => other !== href)) return;
      sent.push(href);
      page = await visitor.send(form);
      continue;
    }
    const next = linksOf(page.html, page.url).find((url) => visitor.isInside(url) && !followed.has(url.href));
    if (next === undefined) return;
    followed.add(next.href);
    page = await visitor.open(next, 'same-origin');
  }
}

/** A link whose column is the tool's to make: the claim names the list of line items and no line item. */
async function openLinkWithoutColumn(stage: Stage, person: string, id: string): Promise<LaunchOutcome> {
  const { lms, tool } = stage;
  if (!lms.platform.links().some((link) => link.id === id)) {
    await lms.platform.addLink({
      id,
      title: 'An activity whose column the tool makes',
      custom: { ...tool.custom },
    });
  }
  const outcome = await launch(stage, { link: id, person });
  if (outcome.accepted) await takeActivity(stage, outcome);
  return outcome;
}

/**
 * Results are read where there is something to compare: of a second learner the platform answers that it has a newer
 * score, which is when a careful tool looks.
 */
async function readBack(stage: Stage, id: string): Promise<void> {
  const { faults } = stage.lms;
  faults.turnOn('score-409', { times: 1 });
  const { accepted } = await openLinkWithoutColumn(stage, 'thibault.kervadec', id);
  if (accepted) await received(stage, matches(RESULTS));
  faults.turnOff('score-409');
}

function columnAffirmed({ lms, registered }: Stage, person: string, proof: readonly string[]): Finding {
  const columns = lms.gradebook.columns().filter(({ clientId }) => clientId === registered.clientId);
  const graded = columns
    .map((column) => lms.gradebook.grade(column.id, person))
    .find((one) => one !== undefined);
  const why =
    graded === undefined ? 'the gradebook has no grade' : `the gradebook shows ${graded.score ?? 'none'}`;
  return found('Affirm Response: the gradebook', typeof graded?.score === 'number', why, proof);
}

/** Section 6.4: one learner's launch with the claim, after which the tool alone drives the service. */
export async function grades(stage: Stage): Promise<ChapterResult> {
  const chapter = { section: '6.4', title: 'Assignment and Grade Services 2.0' };
  if (!offers(stage, 'grades')) {
    return { ...chapter, findings: [notOffered('Grades', 'the tool did not ask for the scope')] };
  }
  const { lms } = stage;
  const id = 'certification-grades';
  const person = 'ines.delahaye';
  lms.calls.clear();
  const outcome = await openLinkWithoutColumn(stage, person, id);
  if (outcome.accepted) await received(stage, matches(SCORE));
  const affirmed = columnAffirmed(stage, person, outcome.visitor.exchanges);
  const calls = [...lms.calls.list()];
  if (outcome.accepted && !calls.some(matches(RESULTS))) {
    lms.calls.clear();
    await readBack(stage, id);
    calls.push(...lms.calls.list().filter(matches(RESULTS)));
  }
  const judged = [LIST, CREATE, SCORE, RESULTS].flatMap((expected) =>
    judgeCall(expected, calls.findLast(matches(expected))),
  );
  return {
    ...chapter,
    findings: [
      found('Valid Student Launch with AGS claim', outcome.accepted, outcome.why, outcome.proof),
      ...judged,
      affirmed,
    ],
  };
}
