/** The form that a submission was written with. */
export interface FormName {
  readonly server: string;
  readonly asset: string;
}

const decoded = (part: string): string => part.replaceAll('%2F', '/').replaceAll('%25', '%');

/** Server and asset out of a submission's key, whose parts hold no slash. */
export function formOf(submission: string): FormName {
  const [server = '', asset = ''] = submission.split('/');
  return { server: decoded(server), asset: decoded(asset) };
}
