import { describeInChromium, openBrowser } from '../support/chromium.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { signIn } from './demo-course.js';

describeInChromium('the gradebook of the demo LMS', () => {
  let tool: RunningTool;
  beforeAll(async () => {
    tool = await startTool();
  });
  afterAll(() => tool.stop());

  it('shows a score as it arrives, without being asked again', async () => {
    const page = await openBrowser();
    await signIn(page, tool.lms.origin, 'helene.morvan');
    await page.goto(`${tool.lms.origin}/carnet`);
    const score = page.locator('strong', { hasText: '12,5 / 20' });
    expect(await score.count()).toBe(0);
    const column = tool.lms.gradebook.columnOf('decouverte')?.id ?? '';
    await tool.lms.gradebook.gradeByHand(column, 'noe.lanvaux', 12.5);
    await score.waitFor({ timeout: 20_000 });
  }, 60_000);
});
