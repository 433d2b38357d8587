import { addPlatform } from './en/add-platform.js';
import { administrator } from './en/administrator.js';
import { asked } from './en/asked.js';
import { common } from './en/common.js';
import { feedback } from './en/feedback.js';
import { item } from './en/item.js';
import { results } from './en/results.js';
import { deliveries } from './en/deliveries.js';
import { grades } from './en/grades.js';
import { inspector } from './en/inspector.js';
import { module } from './en/module.js';
import { overview } from './en/overview.js';
import { packages } from './en/packages.js';
import { platforms } from './en/platforms.js';
import { player } from './en/player.js';
import { preview } from './en/preview.js';
import { refusals } from './en/refusals.js';
import { review } from './en/review.js';
import { roster } from './en/roster.js';
import { teacher } from './en/teacher.js';
import { workshop } from './en/workshop.js';
import { toolKeys } from './en/tool-keys.js';
import { trust } from './en/trust.js';
import { why } from './en/why.js';
import type { MessageKey } from './fr.js';

/** Every text of the interface, in British English, as ICU messages, in the order of the French. */
export const en: Record<MessageKey, string> = {
  ...common,

  'home.title': 'Parcours, digital skills in health',
  'home.lead':
    'Find out where you stand with digital skills in health, then make progress, straight from your course.',
  'home.how-title': 'How to get in',
  'home.how':
    'Parcours opens from your course page, in Moodle or another learning environment. Click the activity that your institution has placed there: your answers and your result go back to it by themselves.',
  'home.domains-title': 'Five domains, one thread',
  'home.paths-title': 'The paths',
  'home.modules': '{count, plural, one {# practice module} other {# practice modules}}',
  'home.in-french': 'in French',
  'home.minutes': '{minutes} min',
  'home.demo-title': 'Try it now',
  'home.demo': 'This server runs on your machine with a demonstration learning environment.',
  'home.demo-link': 'Open the demonstration environment',

  'start.hello': 'Hello {name}',
  'start.hello-anonymous': 'Hello',
  'start.what': 'What is this?',
  'start.length': 'How long does it take?',
  'start.length-fixed': 'About {minutes} minutes, {max, plural, one {# question} other {# questions}}.',
  'start.length-range': 'About {minutes} minutes, from {min} to {max} questions.',
  'start.resumable': 'You can stop and carry on exactly where you left off.',
  'start.limit':
    'Once started, you have {minutes, plural, one {# minute} other {# minutes}}; time goes on if you close the page.',
  'start.when': 'When?',
  'start.how-often': 'How often?',
  'start.how-often-and-when': 'How often, and when?',
  'start.opens': 'Opens on {date}.',
  'start.closes': 'Closes on {date}.',
  'start.closed': 'Closed since {date}.',
  'start.wait': 'You can try again from {date}.',
  'start.grade': 'How is it graded?',
  'start.grade-none': 'This path is not graded.',
  'start.grade-none-module': 'This module is not graded.',
  'start.grade-completion':
    'Finishing gives you full points, whatever your answers. Answer as you would at work.',
  'start.grade-share':
    'The grade is the share of questions you answer, right or wrong. Skipping a question earns nothing.',
  'start.grade-expected-score':
    'The grade, from 0 to {most, number}, is the share of this path’s questions that your level lets you get right.',
  'start.grade-low-stakes': 'The questions in this exam are public: take it as a guide.',
  'start.passing': 'You need {points, number} out of {most, number} to pass.',
  'start.rules': 'How do I answer?',
  'start.rules-text':
    'Once submitted, an answer is final. If you do not know, choose “Skip”: it is more useful than guessing.',
  'start.data': 'Who sees my data?',
  'start.data-text':
    '{controller} is responsible for your data. Your teachers see your progress, your answers, your levels and your grade. Your answers are kept for 24 months, then erased; your name is stored separately.',
  'start.data-practice':
    '{controller} is responsible for your data. This practice is for you: your teachers see nothing of it. Your answers are kept for 24 months, then erased; your name is stored separately.',
  'start.data-institution': 'Your institution ({name})',
  'start.begin': 'Start',
  'start.resume': 'Resume at question {number}',
  'start.again': 'Take this path again',
  'start.results': 'See my result',
  'start.done': 'You finished this path on {date}.',
  'start.attempts-used': 'You have used all your attempts.',
  'start.attempts': '{most, plural, one {Only one attempt is possible.} other {# attempts are possible.}}',
  'start.counts-best': 'The best attempt counts.',
  'start.counts-last': 'The last attempt counts.',
  'start.counts-first': 'The first attempt counts.',
  'start.unready-title': 'This activity is not ready yet',
  'start.unready':
    'The link points to a path that does not exist here ({path}). Tell your teacher: they can choose a path by opening this activity.',
  'trying.notice': 'You are trying this path: nothing is graded or counted.',
  'trying.to-tracking': 'Back to tracking',
  'trying.to-summary': 'Back to the summary',

  ...item,

  ...feedback,

  ...results,

  ...grades,

  ...asked,
  ...review,
  ...why,
  ...roster,
  ...teacher,
  ...workshop,

  ...trust,

  'unfinished.title': 'Path not finished',
  'unfinished.text':
    'Time ran out after {answers, plural, =0 {no answer} one {# answer} other {# answers}}; at least {least, number} are needed for a result. No grade is sent.',
  'unfinished.ask-teacher': 'To get another chance, talk to your teacher.',

  ...administrator,
  ...platforms,
  ...inspector,
  ...preview,
  ...refusals,
  ...toolKeys,
  ...deliveries,
  ...module,
  ...player,
  ...packages,
  ...overview,

  ...addPlatform,

  'open-in-window.title': 'Open Parcours in a new window',
  'open-in-window.why':
    'Your browser keeps Parcours from working inside this page. In a window of its own, everything works.',
  'open-in-window.button': 'Open in a new window',
  'open-in-window.after': 'The window opens alongside; your course stays here.',

  'session-ended.title': 'This page has closed',
  'session-ended.text':
    'Access ends after a while without activity, or when somebody else opens Parcours in this browser. Nothing is lost: open the activity again from your course and you will carry on in the same place.',

  'refused.title': 'We could not open Parcours for you',
  'refused.login':
    'The link that leads here is incomplete. Go back to your course page and click the activity. If this happens again, tell the person who manages your learning environment (Moodle, for example).',
  'refused.platform-unknown':
    'The learning environment you came from is not connected to Parcours yet. The person who manages it (Moodle, for example) can connect it. Tell your teacher.',
  'refused.registration-pending':
    'The learning environment you came from is waiting for approval by the team that runs Parcours. Tell the person who manages that environment (Moodle, for example).',
  'refused.registration-suspended':
    'Access from this learning environment is suspended. Tell the person who manages that environment (Moodle, for example).',
  'refused.demo-off':
    'The demonstration environment is switched off on this server. Tell the person who runs Parcours.',
  'refused.login-over':
    'This opening has already been used or has waited too long. Go back to your course page and click the activity again.',
  'refused.cookie':
    'Your browser did not keep the cookie that Parcours needs. Go back to your course page and open the activity in a new window, or allow cookies for this site.',
  'refused.keys':
    'We could not check with your learning environment that you came from it: it is not responding. Wait a minute, then click the activity again.',
  'refused.not-proven':
    'We could not verify where you came from. Go back to your course page and click the activity again. If this happens again, tell the person who manages the learning environment.',
  'refused.clock':
    'Your learning environment’s clock and ours do not agree, or the page waited too long. Click the activity again; if this happens again, tell the person who manages that environment (Moodle, for example).',
  'refused.unsupported':
    'Your learning environment asked for something that Parcours does not do here. Tell the person who manages the activity.',
  'refused.subject':
    'Your learning environment did not say who you are, not even by a number. Without that, Parcours cannot keep your answers. Sign in to your course, then click the activity again.',
  'refused.role':
    'Your role in this course does not allow this page. Go back to your course; if this is a mistake, tell the person who manages your learning environment (Moodle, for example).',
  'refused.deployment':
    'This installation of Parcours is waiting for approval. Tell the person who manages the learning environment.',
  'refused.platform-error':
    'Your learning environment interrupted the opening, perhaps because your session there has ended. Go back to your course page, sign in again if needed, and click the activity again.',
  'refused.too-many':
    'Too many openings have failed from this address. Wait a few minutes before you try again.',

  'registered.title': 'Parcours is connected',
  'registered.active': '{platform} can now open Parcours.',
  'registered.pending':
    'The request from {platform} is recorded. It can be used as soon as the team that runs Parcours has approved it.',
  'registered.close': 'Close',
  'registered.next':
    'What remains is to activate the tool in your learning environment, then add it to a course.',
  'registration-refused.title': 'Parcours could not be connected',
  'registration-refused.invitation':
    'This invitation link is not valid, has already been used or has expired. Ask the team that runs Parcours for a new one.',
  'registration-refused.malformed':
    'Paste this address into your learning environment, where it asks for the registration URL of an LTI tool: the learning environment is what opens it.',
  'registration-refused.unreachable':
    'Parcours could not read your learning environment’s configuration at the address it gave.',
  'registration-refused.configuration':
    'The configuration given by your learning environment is incomplete, or is not its own.',
  'registration-refused.platform':
    'Your learning environment refused the registration. Start again from its administration page; the invitation is still valid.',

  'error.title': 'That did not work',
  'error.page-title': 'Error: {title}',
  'error.not-found': 'This page does not exist, or is not yours.',
  'error.not-found-advice': 'Go back to your course and click the activity again.',
  'error.malformed': 'We could not understand the request. Go back and try again.',
  'error.too-large': 'What you sent is too large.',
  'error.forged': 'What was sent does not come from a Parcours page. Go back to the page and try again.',
  'error.too-many': 'Too many requests in a short time. Wait a minute.',
  'error.unexpected':
    'Something went wrong on our side. Everything already confirmed is kept. Try again in a moment.',
  'error.path-unknown':
    'There is no such path, or no longer. The person who teaches can choose another by opening this activity.',
  'error.closed': 'This path is closed: its end date has passed.',
  'error.not-open-yet': 'This path is not open yet.',
  'error.too-soon': 'Some time must pass before another attempt. The start page says until when.',
  'error.time-over': 'Time is up: this answer came too late. What you had submitted counts.',
  'error.placement-used': 'Someone has already started: this activity’s path can no longer change.',
  'error.serving-unknown': 'This question is no longer the current one. Carry on from where you are.',
  'error.attempts-used': 'You have used all your attempts.',
  'error.go-on': 'Carry on where I left off',
};
