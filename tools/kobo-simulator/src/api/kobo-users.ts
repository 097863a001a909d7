import { ApiRefusal } from './api-refusal.js';
import type { KoboUser, Permissions } from './kobo-user.js';

/** The accounts of a simulated server, whose rights may change while it runs. */
export class KoboUsers {
  private readonly users: KoboUser[];

  constructor(users: readonly KoboUser[]) {
    this.users = users.map((user) => ({ ...user }));
  }

  get all(): readonly KoboUser[] {
    return this.users;
  }

  /** @throws ApiRefusal 401 as Kobo without or with an unknown token */
  authenticate(authorization: string | undefined): KoboUser {
    if (authorization === undefined) throw new ApiRefusal(401, 'Authentication credentials were not provided.');
    const user = this.users.find(({ token }) => authorization === `Token ${token}`);
    if (user === undefined) throw new ApiRefusal(401, 'Invalid token.');
    return user;
  }

  setPermissions(username: string, permissions: Permissions): void {
    this.named(username).permissions = permissions;
  }

  /** The old token is refused from now on, as when its owner asks Kobo for a new one. */
  setToken(username: string, token: string): void {
    this.named(username).token = token;
  }

  private named(username: string): KoboUser {
    const user = this.users.find((one) => one.username === username);
    if (user === undefined) throw new Error(`No user ${username} on this server: name it among the options of KoboApi.`);
    return user;
  }
}
