import { launchRole } from '../../../src/lti/launch/roles.js';

const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const SUB = 'http://purl.imsglobal.org/vocab/lis/v2/membership/';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

/** LTI Core 1.3, appendix A.2. */
describe('makes a teacher of', () => {
  it.each([
    ['an instructor of the course', [`${CONTEXT}Instructor`]],
    ['an administrator of the course', [`${CONTEXT}Administrator`]],
    ['an instructor by the short name', ['Instructor']],
    ['an administrator by the short name', ['Administrator']],
    ['a teaching assistant', [`${SUB}Instructor#TeachingAssistant`]],
    ['a grader', [`${SUB}Instructor#Grader`]],
    ['a primary instructor', [`${SUB}Instructor#PrimaryInstructor`]],
    ['a lecturer', [`${SUB}Instructor#Lecturer`]],
    ['a course’s support administrator', [`${SUB}Administrator#Support`]],
    ['an instructor who is a learner too', [`${CONTEXT}Learner`, `${CONTEXT}Instructor`]],
    [
      'Moodle’s administrator who also teaches',
      [`${INSTITUTION}Administrator`, `${CONTEXT}Instructor`, `${SYSTEM}Administrator`],
    ],
    [
      'an external instructor who also teaches',
      [`${SUB}Instructor#ExternalInstructor`, `${CONTEXT}Instructor`],
    ],
  ])('%s', (_name, roles) => {
    expect(launchRole(roles)).toBe('teacher');
  });
});

describe('makes no more than a learner of', () => {
  it.each([
    ['somebody without roles', []],
    ['a learner', [`${CONTEXT}Learner`]],
    ['a learner by the short name', ['Learner']],
    ['a guest learner', [`${SUB}Learner#GuestLearner`]],
    ['a mentor', [`${CONTEXT}Mentor`]],
    ['a content developer', [`${CONTEXT}ContentDeveloper`]],
    ['a manager', [`${CONTEXT}Manager`]],
    ['a member', [`${CONTEXT}Member`]],
    ['an external instructor', [`${SUB}Instructor#ExternalInstructor`]],
    ['a guest instructor', [`${SUB}Instructor#GuestInstructor`]],
    ['an instructor of the institution', [`${INSTITUTION}Instructor`]],
    ['the faculty of the institution', [`${INSTITUTION}Faculty`]],
    ['an administrator of the institution', [`${INSTITUTION}Administrator`]],
    ['an administrator of the system', [`${SYSTEM}Administrator`, `${SYSTEM}SysAdmin`]],
    [
      'an administrator of everything but the course',
      [`${SYSTEM}Administrator`, `${INSTITUTION}Administrator`],
    ],
    ['Canvas’ test student', [`${CONTEXT}Learner`, TEST_USER]],
    ['a test user', [TEST_USER]],
    ['an unknown role', ['http://purl.imsglobal.org/vocab/lis/v2/unknown#Helper']],
    ['an unknown short name', ['Teacher', 'instructor', 'INSTRUCTOR', 'Instructor ']],
    ['a role of another vocabulary', ['http://evil.example/membership#Instructor']],
    ['a role that only begins like one', [`${CONTEXT}InstructorX`, `${SUB}InstructorX#Lecturer`]],
    ['a role that only ends like one', [`x${CONTEXT}Instructor`, `${SUB}Learner#Instructor`]],
    ['LTI 1.1’s name', ['urn:lti:role:ims/lis/Instructor']],
    ['blank names', ['', ' ', '#', '/']],
    ['names of members of every object', ['constructor', '__proto__', `${CONTEXT}constructor`]],
  ])('%s', (_name, roles) => {
    expect(launchRole(roles)).toBe('learner');
  });
});
