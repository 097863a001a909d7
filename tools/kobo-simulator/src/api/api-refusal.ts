/** What the API answers instead of data, in Django REST framework's shape `{ "detail": … }`. */
export class ApiRefusal extends Error {
  constructor(readonly status: number, readonly detail: string) {
    super(detail);
  }
}

export const notFound = (): ApiRefusal => new ApiRefusal(404, 'Not found.');
