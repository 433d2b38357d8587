import { MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
import { linksOf } from '../forms.js';
import { found, notOffered, type ChapterResult } from '../findings.js';
import { launch, type LaunchOutcome } from '../launch.js';
import { judgeCall, matches, received, type ExpectedCall } from '../service-calls.js';
import { offers, type Stage } from '../stage.js';

const CALL: ExpectedCall = {
  name: 'Get members',
  method: 'GET',
  path: /\/members(\?|$)/,
  header: 'accept',
  mediaType: MEDIA_TYPE.members,
  scopes: [SCOPE.members],
};

/** Somebody who never launches in this suite: the tool knows of them by the members alone. */
const NEVER_LAUNCHES = 'apolline.ferreri';

const MOST_PAGES = 12;

/** What a teacher sees who opens each link of the first page, until the tool has asked who is in the course. */
async function lookAround(stage: Stage, { visitor, page }: LaunchOutcome): Promise<string[]> {
  const seen = [page.html];
  const visited = new Set([page.url.href]);
  const next = linksOf(page.html, page.url).filter((link) => visitor.isInside(link));
  for (const link of next.slice(0, MOST_PAGES)) {
    if (stage.lms.calls.list().some(matches(CALL))) break;
    if (visited.has(link.href)) continue;
    visited.add(link.href);
    seen.push((await visitor.open(link, 'same-origin')).html);
  }
  await received(stage, matches(CALL));
  // What the tool fetches after the page was sent stands on the next one.
  seen.push((await visitor.open(page.url, 'same-origin')).html);
  return seen;
}

/**
 * Section 6.3: a teacher's launch with the claim, after which the tool alone asks for the members; or has asked since an
 * earlier teacher's launch of the same course, and keeps what it got.
 */
export async function namesAndRoles(stage: Stage, link: string): Promise<ChapterResult> {
  const chapter = { section: '6.3', title: 'Names and Role Provisioning Services 2.0' };
  if (!offers(stage, 'names-and-roles')) {
    const name = 'Names and roles';
    return { ...chapter, findings: [notOffered(name, 'the tool did not ask for the scope')] };
  }
  const outcome = await launch(stage, { link, person: 'helene.morvan' });
  const pages = outcome.accepted ? await lookAround(stage, outcome) : [];
  const call = await received(stage, matches(CALL));
  const { familyName = '' } = stage.lms.platform.person(NEVER_LAUNCHES);
  const shown = pages.some((html) => html.includes(familyName));
  const named = stage.registered.claims.some((claim) => claim.includes('name'));
  const affirmed = shown || !named;
  return {
    ...chapter,
    findings: [
      found('Valid Instructor Launch with NRPS claim', outcome.accepted, outcome.why, outcome.proof),
      ...judgeCall(CALL, call),
      found(
        'Affirm Response (draft)',
        call !== undefined && affirmed,
        shown ? 'a member who never launched is on the page' : 'no member who never launched is on the page',
        outcome.visitor.exchanges,
      ),
    ],
  };
}
