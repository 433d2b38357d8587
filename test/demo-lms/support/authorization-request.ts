import type { DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import type { LoginOptions } from '../../../src/demo-lms/platform/login.js';

/** The parameters of an authentication request for a launch just begun by `person`. */
export function authorizationRequest(
  lms: DemoLms,
  person = 'camille.arnoult',
  options: LoginOptions = {},
): Record<string, string> {
  const { params } = lms.platform.startLogin('decouverte', person, options);
  const [registration] = lms.platform.registrations();
  return {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration?.clientId ?? '',
    redirect_uri: registration?.redirectUris[0] ?? '',
    login_hint: params['login_hint'] ?? '',
    lti_message_hint: params['lti_message_hint'] ?? '',
    state: 'é&t "1"',
    nonce: 'n-1',
  };
}

/** The same without one of its members. */
export function without<T>(members: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
}

/** What a page's form would post, and where. */
export function postedForm(html: string): { action: string; fields: Record<string, string> } {
  const action = /<form method="post" action="([^"]*)"/.exec(html)?.[1] ?? '';
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: unescape(action),
    fields: Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, unescape(value)])),
  };
}

function unescape(text: string): string {
  return text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
