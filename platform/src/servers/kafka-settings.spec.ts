import { describe, expect, it } from '@jest/globals';
import { majorVersion } from './java-runtime.js';
import { dockerArguments } from './kafka-docker.js';
import { asContainerEnvironment, asPropertiesFile, brokerProperties } from './kafka-properties.js';

const ADDRESSES = { brokerPort: 20_001, controllerPort: 20_002, bind: '127.0.0.1', dataDirectory: '/data/kafka' };

describe('brokerProperties', () => {
  it('binds to loopback, makes no topics by itself and keeps one replica', () => {
    expect(brokerProperties(ADDRESSES)).toMatchObject({
      'listeners': 'PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002',
      'advertised.listeners': 'PLAINTEXT://127.0.0.1:20001',
      'controller.quorum.voters': '1@127.0.0.1:20002',
      'auto.create.topics.enable': 'false',
      'offsets.topic.replication.factor': '1',
      'group.initial.rebalance.delay.ms': '0',
    });
  });

  it('is written as Java reads it', () => {
    expect(asPropertiesFile({ 'log.dirs': 'C:\\data' })).toBe('log.dirs=C:\\\\data\n');
    expect(asContainerEnvironment({ 'log.dirs': '/data' })).toEqual({ KAFKA_LOG_DIRS: '/data' });
  });
});

describe('dockerArguments', () => {
  const words = dockerArguments({ clusterId: 'abc', brokerPort: 20_001, controllerPort: 20_002 });

  it('publishes the broker on loopback alone and keeps the data in a volume of this directory', () => {
    expect(words.join(' ')).toContain('--publish 127.0.0.1:20001:20001 --volume passage-kafka-abc:/var/lib/kafka/data');
  });

  it('listens inside on every address, advertises the published one, and names the image last', () => {
    expect(words).toContain('KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:20001,CONTROLLER://127.0.0.1:20002');
    expect(words).toContain('KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://127.0.0.1:20001');
    expect(words.at(-1)).toMatch(/^apache\/kafka:4\./);
  });
});

describe('majorVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_412"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['The operation couldn’t be completed. Unable to locate a Java Runtime.', 0],
  ])('reads %j as %d', (words, version) => {
    expect(majorVersion(words)).toBe(version);
  });
});
