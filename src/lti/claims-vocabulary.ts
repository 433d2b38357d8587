/** Names that LTI gives to claims, scopes and messages (LTI Core 1.3, AGS 2.0, NRPS 2.0, Deep Linking 2.0). */
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';

export const claim = {
  messageType: `${CLAIM}message_type`,
  version: `${CLAIM}version`,
  deploymentId: `${CLAIM}deployment_id`,
  targetLinkUri: `${CLAIM}target_link_uri`,
  resourceLink: `${CLAIM}resource_link`,
  roles: `${CLAIM}roles`,
  context: `${CLAIM}context`,
  custom: `${CLAIM}custom`,
  launchPresentation: `${CLAIM}launch_presentation`,
  toolPlatform: `${CLAIM}tool_platform`,
  endpoint: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
} as const;

export const message = {
  resourceLink: 'LtiResourceLinkRequest',
} as const;

export const scope = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;

export const mediaType = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
} as const;
