import net, { type AddressInfo } from 'node:net';

/** A way to a server on which answers can be lost: requests arrive and take effect, and nobody hears of it. */
export class DeafProxy {
  deaf = false;
  private readonly server = net.createServer((client) => this.serve(client));

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }

  private serve(client: net.Socket): void {
    const server = net.createConnection(this.target);
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    client.on('error', end).on('close', end).on('data', (bytes) => server.write(bytes));
    server.on('error', end).on('close', end).on('data', (bytes) => (this.deaf ? end() : client.write(bytes)));
  }
}
